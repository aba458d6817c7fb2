/** Rules on CloudTrail: which calls, which fields, the predicates that need more than a field, and the index by API. */
@NullMarked
package io.vigil.rules.cloudtrail;

import org.jspecify.annotations.NullMarked;
