/** Flows, as VPC Flow Logs record them. */
@NullMarked
package io.vigil.events.vpcflow;

import org.jspecify.annotations.NullMarked;
