/** The kinds of logs, each in its own folder; {@link io.vigil.jobs.logs.LogKinds} lists them. */
@NullMarked
package io.vigil.jobs.logs;

import org.jspecify.annotations.NullMarked;
