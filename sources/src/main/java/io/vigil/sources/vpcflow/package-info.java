/** VPC flow log lines become network flows, in any order of fields. */
@NullMarked
package io.vigil.sources.vpcflow;

import org.jspecify.annotations.NullMarked;
