/** JSON as bytes: where a value ends, whether its text is UTF-8, and a parser with limits. */
@NullMarked
package io.vigil.sources.json;

import org.jspecify.annotations.NullMarked;
