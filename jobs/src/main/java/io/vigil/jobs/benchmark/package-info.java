/** How fast each stage is, measured against the least that reading the bytes can cost. */
@NullMarked
package io.vigil.jobs.benchmark;

import org.jspecify.annotations.NullMarked;
