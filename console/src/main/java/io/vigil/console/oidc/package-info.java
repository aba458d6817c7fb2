/** Sign-in with a provider of OpenID Connect. */
@NullMarked
package io.vigil.console.oidc;

import org.jspecify.annotations.NullMarked;
