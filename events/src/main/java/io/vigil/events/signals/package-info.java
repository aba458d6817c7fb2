/** What was noticed, and the terms in which all logs are told: who, what was done, the far side, and what it rests on. */
@NullMarked
package io.vigil.events.signals;

import org.jspecify.annotations.NullMarked;
