/** One snapshot of lists and databases for all operators of a process. */
@NullMarked
package io.vigil.jobs.intel;

import org.jspecify.annotations.NullMarked;
