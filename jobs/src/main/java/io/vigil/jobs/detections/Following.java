package io.vigil.jobs.detections;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a job follows the files of its detections.
 *
 * @param everyMillis how often they are looked at
 * @param keptIn folder, or URL, where what was accepted last is kept, so that a restart does not depend on the files; null: nowhere
 * @param since epoch milliseconds at which the job was submitted: what was kept before is older than what it was submitted with
 */
public record Following(
        DetectionFiles files, long everyMillis, @Nullable String keptIn, long since) implements Serializable {}
