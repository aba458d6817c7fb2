/** Logs from Kinesis, and the job that watches them for ever. */
@NullMarked
package io.vigil.jobs.kinesis;

import org.jspecify.annotations.NullMarked;
