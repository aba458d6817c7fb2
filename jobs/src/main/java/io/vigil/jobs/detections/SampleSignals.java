package io.vigil.jobs.detections;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.ListHit;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Occurrence;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Score;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What detections would report, about nobody: the names are those of GuardDuty's sample findings, the addresses from the ranges that RFC 5737
 * keeps for documents.
 *
 * @param region where they are said to have happened
 * @param time epoch milliseconds of when
 */
public record SampleSignals(String account, String region, long time) {
    private static final String USER = "GeneratedFindingUserName";
    private static final String ADDRESS = "198.51.100.0";
    private static final int HTTPS = 443;
    private static final int HIGH_PORT = 39_677;
    private static final Template MEMBER = Template.of("GeneratedFindingSignal");

    /** One of each finding type of the unit. */
    public Stream<Signal> of(Unit unit) {
        return unit.emits().stream().filter(emit -> emit.type() != null).map(emit -> of(unit, emit));
    }

    private Signal of(Unit unit, Emit emit) {
        String type = String.valueOf(emit.type());
        Signal last = event(type);
        if (!type.startsWith("AttackSequence:")) {
            return SignalDraft.of(unit.id(), emit, last).sign();
        }
        var member = new Emit(null, 0, emit.tactic(), emit.technique(), MEMBER, Template.of(""));
        var step = SequenceStep.of(
                "sample", SignalDraft.of(unit.id(), member, last).sign());
        return SignalDraft.fromSteps(unit.id(), emit, List.of(step), last);
    }

    /** What it is about, by the resource that the finding type names. */
    private Signal event(String type) {
        String resource = type.substring(type.indexOf(':') + 1).replaceFirst("/.*", "");
        Subject subject = switch (resource) {
            case "EC2" -> subject(null, "i-99999999", null, null);
            case "S3" -> subject(USER, null, "bucketName", null);
            case "Lambda" -> subject(null, null, null, "GeneratedFindingFunctionName");
            default -> subject(USER, null, null, null);
        };
        boolean called = subject.principal() != null;
        return new Signal(
                new Detection("", type, Tactic.IMPACT, null, 0, "", "", "", null, null),
                new Occurrence(time, time, account, region, 0),
                subject,
                called ? call(resource) : traffic(type),
                Remote.of(ADDRESS),
                new SignalEvidence(
                        ListHit.NONE,
                        Observation.NONE,
                        new String[] {"GeneratedFindingEventId of " + type},
                        SequenceStep.NONE),
                Score.NONE);
    }

    private static Subject subject(
            @Nullable String user, @Nullable String instance, @Nullable String bucket, @Nullable String function) {
        String key = user == null ? null : "GeneratedFindingAccessKeyId";
        String id = user == null ? null : "GeneratedFindingPrincipalId";
        String type = user == null ? null : "IAMUser";
        String address = user == null ? "10.0.0.1" : null;
        return new Subject(
                user, id, type, user, key, instance, null, null, null, address, bucket, null, function, null);
    }

    private static Activity call(String resource) {
        return new ApiCallActivity(
                resource.equals("S3"),
                "GeneratedFindingAPIServiceName",
                "GeneratedFindingAPIName",
                null,
                null,
                null,
                null);
    }

    private static Activity traffic(String type) {
        return type.endsWith("!DNS")
                ? new DnsRequestActivity("generatedfindingdomainname.example", "UDP", false)
                : new ConnectionActivity("OUTBOUND", "TCP", false, HIGH_PORT, HTTPS);
    }
}
