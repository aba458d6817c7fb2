/** What was met lately is remembered, and reported when a list names it later. */
@NullMarked
package io.vigil.jobs.retrohunt;

import org.jspecify.annotations.NullMarked;
