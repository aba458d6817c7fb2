/** GuardDuty's API and a page over the store of findings, while a job writes it. */
@NullMarked
package io.vigil.console;

import org.jspecify.annotations.NullMarked;
