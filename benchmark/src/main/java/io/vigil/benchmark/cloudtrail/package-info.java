/** CloudTrail, made up. */
@NullMarked
package io.vigil.benchmark.cloudtrail;

import org.jspecify.annotations.NullMarked;
