/** What is kept decoded in front of a state backend. */
@NullMarked
package io.vigil.flink.cache;

import org.jspecify.annotations.NullMarked;
