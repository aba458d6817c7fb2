/** How fast each stage is, measured against the least that reading the bytes can cost. */
@NullMarked
package io.vigil.benchmark;

import org.jspecify.annotations.NullMarked;
