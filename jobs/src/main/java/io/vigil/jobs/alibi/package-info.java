/** Settles by flow logs what is suspected of the credentials of an instance. Open {@link io.vigil.jobs.alibi.CheckAlibis} first. */
@NullMarked
package io.vigil.jobs.alibi;

import org.jspecify.annotations.NullMarked;
