/** Who is behind temporary credentials: each signal by such credentials is led back, link by link, to who asked for them. */
@NullMarked
package io.vigil.jobs.lineage;

import org.jspecify.annotations.NullMarked;
