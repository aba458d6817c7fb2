package io.vigil.findings;

import io.vigil.events.Signal;

/** A finding as GuardDuty delivers it to EventBridge and S3: its fields, its casing, its order. What the logs do not tell is absent. */
final class FindingDocument {
    private FindingDocument() {}

    static Fields of(FindingState state, boolean archived) {
        Signal latest = state.latest();
        Place place = Place.of(latest);
        String id = Folding.keyOf(latest);
        return new Fields()
                .text("schemaVersion", "2.0")
                .text("accountId", place.account())
                .text("region", place.region())
                .text("partition", place.partition())
                .text("id", id)
                .text("arn", place.findingArn(id))
                .text("type", latest.type())
                .object("resource", ResourceBlock.of(latest, place))
                .object("service", service(state, place, archived))
                .number("severity", state.severity())
                .time("createdAt", state.createdAt())
                .time("updatedAt", latest.time())
                .text("title", latest.title())
                .text("description", latest.description());
    }

    /** {@code serviceName} names the format, as {@code aws} in an ARN does: consumers tell a GuardDuty finding by it. */
    private static Fields service(FindingState state, Place place, boolean archived) {
        Signal latest = state.latest();
        return new Fields()
                .text("serviceName", "guardduty")
                .text("detectorId", place.detector())
                .object("action", ActionBlock.of(latest))
                .text(
                        "resourceRole",
                        latest.role() == null ? null : latest.role().name())
                .object("additionalInfo", AdditionalInfo.of(state))
                .object("evidence", EvidenceBlock.of(state))
                .time("eventFirstSeen", state.firstSeen())
                .time("eventLastSeen", state.lastSeen())
                .flag("archived", archived)
                .number("count", state.count())
                .text("featureName", feature(latest))
                .object("detection", detection(state, place));
    }

    private static String feature(Signal signal) {
        return ResourceKind.of(signal) == ResourceKind.ATTACK_SEQUENCE
                ? "Correlation"
                : LogSource.of(signal.activity().kind());
    }

    private static Fields detection(FindingState state, Place place) {
        return new Fields()
                .object("anomaly", AnomalyBlock.of(state))
                .object("sequence", SequenceBlock.of(state, place));
    }
}
