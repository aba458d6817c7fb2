/** Sign-ins of one user from several places. */
@NullMarked
package io.vigil.models.consolelogin;

import org.jspecify.annotations.NullMarked;
