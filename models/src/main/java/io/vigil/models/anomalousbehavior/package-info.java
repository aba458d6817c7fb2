/** One model of what each principal usually does, with what, from where. */
@NullMarked
package io.vigil.models.anomalousbehavior;

import org.jspecify.annotations.NullMarked;
