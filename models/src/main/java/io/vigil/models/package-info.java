/** Behaviour models, one folder each: pure maths on a state record. */
@NullMarked
package io.vigil.models;

import org.jspecify.annotations.NullMarked;
