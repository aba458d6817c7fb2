/** Where refused input goes in the live job, with the reason. Open {@link io.vigil.jobs.deadletters.DeadLetters} first. */
@NullMarked
package io.vigil.jobs.deadletters;

import org.jspecify.annotations.NullMarked;
