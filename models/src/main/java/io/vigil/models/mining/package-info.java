/** Mining that no list knows, by what a miner does. */
@NullMarked
package io.vigil.models.mining;

import org.jspecify.annotations.NullMarked;
