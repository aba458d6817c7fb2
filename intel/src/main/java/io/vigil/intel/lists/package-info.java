/** Threat and trusted lists: files in every format become one exact, immutable index. */
@NullMarked
package io.vigil.intel.lists;

import org.jspecify.annotations.NullMarked;
