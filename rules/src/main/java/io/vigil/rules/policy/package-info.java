/** Resource and identity policies as far as detections need them: whom a policy lets in, and whether it allows everything. */
@NullMarked
package io.vigil.rules.policy;

import org.jspecify.annotations.NullMarked;
