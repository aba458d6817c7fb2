/** Logs in Parquet files: each row is read as the JSON object that it stands for. */
@NullMarked
package io.vigil.sources.parquet;

import org.jspecify.annotations.NullMarked;
