/** Traffic of network interfaces that are a function's. */
@NullMarked
package io.vigil.models.functiontraffic;

import org.jspecify.annotations.NullMarked;
