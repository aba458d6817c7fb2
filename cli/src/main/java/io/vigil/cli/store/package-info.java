/** The store whose findings a command reads. */
@NullMarked
package io.vigil.cli.store;

import org.jspecify.annotations.NullMarked;
