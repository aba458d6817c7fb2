/** What all databases share that are reached through JDBC: one table, one way to write it, one way to read it. */
@NullMarked
package io.vigil.sinks.jdbc;

import org.jspecify.annotations.NullMarked;
