/** Leads signals by temporary credentials back to who is behind them. Open {@link io.vigil.jobs.lineage.FollowLineage} first. */
@NullMarked
package io.vigil.jobs.lineage;

import org.jspecify.annotations.NullMarked;
