/** Reads the folders of detections: what each is called, what it emits, what can be tuned; and collects everything that is wrong with them. */
@NullMarked
package io.vigil.catalogue;

import org.jspecify.annotations.NullMarked;
