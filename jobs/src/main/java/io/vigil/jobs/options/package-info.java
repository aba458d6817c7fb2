/** Options that the live job and the command line share: what people type, checked and made into settings. */
@NullMarked
package io.vigil.jobs.options;

import org.jspecify.annotations.NullMarked;
