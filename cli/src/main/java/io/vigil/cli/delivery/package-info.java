/** Findings for other tools. */
@NullMarked
package io.vigil.cli.delivery;

import org.jspecify.annotations.NullMarked;
