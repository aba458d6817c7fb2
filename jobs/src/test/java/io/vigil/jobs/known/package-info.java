/** Whether passing over what is known changes anything. */
@NullMarked
package io.vigil.jobs.known;

import org.jspecify.annotations.NullMarked;
