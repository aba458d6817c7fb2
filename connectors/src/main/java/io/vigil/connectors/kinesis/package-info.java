/** Logs from Kinesis. */
@NullMarked
package io.vigil.connectors.kinesis;

import org.jspecify.annotations.NullMarked;
