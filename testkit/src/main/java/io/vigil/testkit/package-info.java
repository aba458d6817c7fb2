/** Makes events and signals for tests, and plays the cases of units. Nothing here runs in production. */
@NullMarked
package io.vigil.testkit;

import org.jspecify.annotations.NullMarked;
