/** What somebody known for long does for the first time, by the effects that rules and counts know. */
@NullMarked
package io.vigil.models.unprecedented;

import org.jspecify.annotations.NullMarked;
