/** Records in the form of the Open Cybersecurity Schema Framework, as Security Lake keeps them, back into the form of their logs. */
@NullMarked
package io.vigil.sources.ocsf;

import org.jspecify.annotations.NullMarked;
