/** Requests, answers and who may ask. */
@NullMarked
package io.vigil.console.http;

import org.jspecify.annotations.NullMarked;
