/** What is known of an address or a name: lists, geography and networks, looked up in memory. Nothing here decides what a match means. */
@NullMarked
package io.vigil.intel;

import org.jspecify.annotations.NullMarked;
