/** Floods of requests, which are answered, and of connections that are held open. */
@NullMarked
package io.vigil.models.requestfloods;

import org.jspecify.annotations.NullMarked;
