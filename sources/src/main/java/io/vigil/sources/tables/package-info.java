/** Logs in tables, Parquet or comma-separated values: each row is read as the JSON object that it stands for. */
@NullMarked
package io.vigil.sources.tables;

import org.jspecify.annotations.NullMarked;
