package io.vigil.cli.replay;

import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.sinks.FindingStorage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All that a replay needs, checked.
 *
 * @param savepoints what it goes on from, and what it leaves for a live job to go on from
 * @param signals file to write all signals to; null: none
 * @param rejected file to write what was refused to; null: none
 * @param ledger file to write what was delivered in each hour to; null: none
 * @param storage where to write findings; null: nowhere
 */
public record ReplayPlan(
        ReplayLogs logs,
        Detections detections,
        IntelSettings intel,
        int parallelism,
        Savepoints savepoints,
        @Nullable Path signals,
        @Nullable Path rejected,
        @Nullable Path ledger,
        @Nullable FindingStorage storage) {}
