/** What runs on a laptop: the command line {@code vigil}. Everything is checked before anything starts. Open {@link io.vigil.cli.Vigil} first. */
@NullMarked
package io.vigil.cli;

import org.jspecify.annotations.NullMarked;
