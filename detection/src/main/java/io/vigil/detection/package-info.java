/** The detector interface: what a detection that remembers implements, and how every detection writes down what it noticed. */
@NullMarked
package io.vigil.detection;

import org.jspecify.annotations.NullMarked;
