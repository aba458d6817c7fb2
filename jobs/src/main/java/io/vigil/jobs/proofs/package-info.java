/** That detections still work, shown every hour by an attack that nobody made. Open {@link io.vigil.jobs.proofs.Proof} first. */
@NullMarked
package io.vigil.jobs.proofs;

import org.jspecify.annotations.NullMarked;
