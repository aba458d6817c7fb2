/** What rules on every log have in common. */
@NullMarked
package io.vigil.rules.engine;

import org.jspecify.annotations.NullMarked;
