package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.Row;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A finding as GetFindings answers it. Where AWS's model types a time, the answer has epoch seconds: clients that are generated from the model
 * refuse the whole page otherwise. And since they drop what the model does not know, what only Vigil knows is in the text of
 * {@code additionalInfo.value}, too.
 */
final class Wire {
    /** Times of a finding in botocore 1.44.8's model; the others are texts there. */
    private static final List<String> TIMES = List.of(
            "resource.s3BucketDetails.createdAt",
            "resource.eksClusterDetails.createdAt",
            "resource.ecsClusterDetails.taskDetails.createdAt",
            "resource.ecsClusterDetails.taskDetails.startedAt",
            "resource.lambdaDetails.lastModifiedAt",
            "resource.recoveryPointDetails.continuousScanDetails.startTime",
            "resource.recoveryPointDetails.continuousScanDetails.endTime",
            "service.ebsVolumeScanDetails.scanStartedAt",
            "service.ebsVolumeScanDetails.scanCompletedAt",
            "service.runtimeDetails.process.startTime",
            "service.runtimeDetails.process.lineage.startTime",
            "service.runtimeDetails.context.modifyingProcess.startTime",
            "service.runtimeDetails.context.modifyingProcess.lineage.startTime",
            "service.runtimeDetails.context.modifiedAt",
            "service.runtimeDetails.context.targetProcess.startTime",
            "service.runtimeDetails.context.targetProcess.lineage.startTime",
            "service.detection.sequence.actors.session.createdTime",
            "service.detection.sequence.resources.data.s3Bucket.createdAt",
            "service.detection.sequence.resources.data.eksCluster.createdAt",
            "service.detection.sequence.resources.data.ecsTask.createdAt",
            "service.detection.sequence.signals.createdAt",
            "service.detection.sequence.signals.updatedAt",
            "service.detection.sequence.signals.firstSeenAt",
            "service.detection.sequence.signals.lastSeenAt");

    private Wire() {}

    static JsonNode of(Row row) {
        ObjectNode document = FindingDocument.of(row);
        TIMES.forEach(path -> convert(document, path.split("\\."), 0));
        if (document.at("/service/additionalInfo") instanceof ObjectNode information) {
            ObjectNode reported = information.deepCopy();
            reported.remove(List.of("value", "type"));
            information.put("value", reported.toString());
        }
        return document;
    }

    private static void convert(JsonNode node, String[] path, int at) {
        if (node.isArray()) {
            node.forEach(each -> convert(each, path, at));
        } else if (node instanceof ObjectNode object && object.has(path[at])) {
            if (at < path.length - 1) {
                convert(object.get(path[at]), path, at + 1);
            } else {
                convert(object, path[at]);
            }
        }
    }

    private static void convert(ObjectNode object, String name) {
        try {
            object.put(name, seconds(object.get(name).asText()));
        } catch (DateTimeParseException e) {
            object.remove(name);
        }
    }

    /** Epoch seconds of an ISO 8601 time. */
    static double seconds(String time) {
        return Instant.parse(time).toEpochMilli() / 1000.0;
    }
}
