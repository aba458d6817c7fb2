/** Rules on VPC flow logs. */
@NullMarked
package io.vigil.rules.vpcflow;

import org.jspecify.annotations.NullMarked;
