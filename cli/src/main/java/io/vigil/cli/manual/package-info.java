/** What shells and readers of manuals need to know of the commands, made from the commands themselves. */
@NullMarked
package io.vigil.cli.manual;

import org.jspecify.annotations.NullMarked;
