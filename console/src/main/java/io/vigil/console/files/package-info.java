/** The files that a running job follows: what people decide in the console reaches it through them, and in no other way. */
@NullMarked
package io.vigil.console.files;

import org.jspecify.annotations.NullMarked;
