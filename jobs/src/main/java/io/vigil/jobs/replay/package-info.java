/** The pipeline over files, on a cluster inside this process. */
@NullMarked
package io.vigil.jobs.replay;

import org.jspecify.annotations.NullMarked;
