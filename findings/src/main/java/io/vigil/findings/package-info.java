/** Signals fold into findings; a finding's identity, its severity and its GuardDuty JSON. */
@NullMarked
package io.vigil.findings;

import org.jspecify.annotations.NullMarked;
