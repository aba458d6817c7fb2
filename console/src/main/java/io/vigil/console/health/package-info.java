/** What is seen and what is blind: the job, its logs, and the files it follows. */
@NullMarked
package io.vigil.console.health;

import org.jspecify.annotations.NullMarked;
