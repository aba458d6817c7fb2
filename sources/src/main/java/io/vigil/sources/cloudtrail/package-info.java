/** CloudTrail records become API calls: a fast scanner for the normal form, a full parser for everything else. */
@NullMarked
package io.vigil.sources.cloudtrail;

import org.jspecify.annotations.NullMarked;
