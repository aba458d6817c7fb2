package io.vigil.findings;

import io.vigil.events.signals.Signal;

/** A finding as GuardDuty delivers it to EventBridge and S3: its fields, its casing, its order. What the logs do not contain is absent. */
public final class GuardDutyJson {
    private GuardDutyJson() {}

    /** One JSON object, without line breaks; the same finding gives the same bytes. */
    public static String of(Finding finding) {
        return document(finding).toString();
    }

    private static Fields document(Finding finding) {
        Signal latest = finding.latest();
        FindingScope place = FindingScope.of(latest);
        String id = finding.id();
        return new Fields()
                .text("schemaVersion", "2.0")
                .text("accountId", place.account())
                .text("region", place.region())
                .text("partition", place.partition())
                .text("id", id)
                .text("arn", place.findingArn(id))
                .text("type", latest.detection().type())
                .object("resource", ResourceBlock.of(latest, place))
                .object("service", service(finding, place))
                .number("severity", finding.severity())
                .time("createdAt", finding.createdAt())
                .time("updatedAt", finding.updatedAt())
                .text("title", latest.detection().title())
                .text("description", latest.detection().description());
    }

    /** {@code serviceName} names the format, as {@code aws} in an ARN does: consumers recognise a GuardDuty finding by it. */
    private static Fields service(Finding finding, FindingScope place) {
        Signal latest = finding.latest();
        return new Fields()
                .text("serviceName", "guardduty")
                .text("detectorId", place.detector())
                .object("action", ActionBlock.of(latest))
                .text(
                        "resourceRole",
                        latest.detection().role() == null
                                ? null
                                : latest.detection().role().name())
                .object("additionalInfo", AdditionalInfo.of(finding))
                .object("evidence", EvidenceBlock.of(finding))
                .time("eventFirstSeen", finding.firstSeen())
                .time("eventLastSeen", finding.lastSeen())
                .flag("archived", finding.archived())
                .number("count", finding.count())
                .text("featureName", feature(latest))
                .object("detection", detection(finding, place));
    }

    private static String feature(Signal signal) {
        return switch (ResourceKind.of(signal)) {
            case ATTACK_SEQUENCE -> "Correlation";
            case LOG -> "SelfCheck";
            default -> LogSource.of(signal.activity());
        };
    }

    private static Fields detection(Finding finding, FindingScope place) {
        return new Fields()
                .object("anomaly", AnomalyBlock.of(finding))
                .object("sequence", SequenceBlock.of(finding, place));
    }
}
