/** Lines of JSON in a folder, written while a job runs. */
@NullMarked
package io.vigil.jobs.lines;

import org.jspecify.annotations.NullMarked;
