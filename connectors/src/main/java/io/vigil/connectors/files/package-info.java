/** Logs in files, as a bounded source: many files, read as one stream in order of event time. */
@NullMarked
package io.vigil.connectors.files;

import org.jspecify.annotations.NullMarked;
