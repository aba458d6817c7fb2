/** How much of each bucket and each AI model a principal uses on a day, and when that is far more than ever before. */
@NullMarked
package io.vigil.models.volume;

import org.jspecify.annotations.NullMarked;
