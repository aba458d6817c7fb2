/** Names of public resolvers that take queries over HTTPS. */
@NullMarked
package io.vigil.models.dohresolvers;

import org.jspecify.annotations.NullMarked;
