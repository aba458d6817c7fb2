/** The pipeline over files, on a cluster inside this process. */
@NullMarked
package io.vigil.cli.replay;

import org.jspecify.annotations.NullMarked;
