/** What every detection that remembers must do after any innocent history: raise its own cases, and stay silent where they do. */
@NullMarked
package io.vigil.jobs.history;

import org.jspecify.annotations.NullMarked;
