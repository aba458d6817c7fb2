/** Records of the Kinesis Producer Library. */
@NullMarked
package io.vigil.sources.kpl;

import org.jspecify.annotations.NullMarked;
