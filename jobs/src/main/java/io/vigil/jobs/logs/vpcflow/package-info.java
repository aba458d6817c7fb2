/** VPC flow logs. */
@NullMarked
package io.vigil.jobs.logs.vpcflow;

import org.jspecify.annotations.NullMarked;
