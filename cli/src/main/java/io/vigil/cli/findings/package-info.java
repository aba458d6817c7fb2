/** The findings of a store, for a person at a terminal and for programs behind a pipe. */
@NullMarked
package io.vigil.cli.findings;

import org.jspecify.annotations.NullMarked;
