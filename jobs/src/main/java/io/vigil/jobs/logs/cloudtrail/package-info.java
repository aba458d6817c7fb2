/** CloudTrail. */
@NullMarked
package io.vigil.jobs.logs.cloudtrail;

import org.jspecify.annotations.NullMarked;
