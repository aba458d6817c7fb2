package io.vigil.jobs;

import io.vigil.connectors.folders.FolderLogs;
import io.vigil.connectors.kinesis.KinesisLogs;

/** How each kind of place that logs come from is read, whichever log it holds. */
record LivePlaces(KinesisLogs kinesis, FolderLogs folders) {}
