/** VPC flow logs, made up. */
@NullMarked
package io.vigil.benchmark.vpcflow;

import org.jspecify.annotations.NullMarked;
