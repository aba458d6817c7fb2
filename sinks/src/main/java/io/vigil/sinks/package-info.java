/** Where findings are kept and read: one folder per store, one contract that all of them pass. */
@NullMarked
package io.vigil.sinks;

import org.jspecify.annotations.NullMarked;
