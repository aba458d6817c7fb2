/** GuardDuty's operations. */
@NullMarked
package io.vigil.console.api;

import org.jspecify.annotations.NullMarked;
