/** Logs from the folders that AWS delivers them into, in S3 or any other file system of Flink, read as they arrive. */
@NullMarked
package io.vigil.connectors.folders;

import org.jspecify.annotations.NullMarked;
