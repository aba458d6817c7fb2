/** The embedded store: one file, no set-up, read by other processes while the job writes. */
@NullMarked
package io.vigil.sinks.sqlite;

import org.jspecify.annotations.NullMarked;
