/** Text that strangers chose, made fit for terminals, logs and files. */
@NullMarked
package io.vigil.events.text;

import org.jspecify.annotations.NullMarked;
