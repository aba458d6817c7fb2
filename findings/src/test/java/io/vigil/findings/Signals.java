package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Activity;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.PortProbeActivity;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signals of every kind that becomes a finding. */
final class Signals {
    static final long NOON = Instant.parse("2025-06-12T12:00:00Z").toEpochMilli();
    static final String ACCOUNT = "111122223333";

    private static final Remote LEEDS = new Remote(
            "198.51.100.7",
            "GB",
            "United Kingdom",
            "Leeds",
            53.8,
            -1.55,
            64500,
            "EXAMPLE-AS",
            "Example ISP",
            "Example Ltd");
    private static final Subject ALICE = new Subject(
            "AIDAEXAMPLEALICE",
            "AIDAEXAMPLEALICE",
            "IAMUser",
            "alice",
            "AKIAEXAMPLEALICE",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    private static final Subject HOST = new Subject(
            null,
            null,
            null,
            null,
            null,
            "i-0123456789abcdef0",
            "eni-0a1b2c3d",
            "vpc-1",
            "subnet-1",
            "10.0.0.5",
            null,
            null,
            null,
            null);

    private Signals() {}

    /** A user stops a trail. */
    static Signal call() {
        return new Draft("cloudtrail-stopped", "Stealth:IAMUser/CloudTrailLoggingDisabled", ALICE, LEEDS)
                .doing(calls("cloudtrail.amazonaws.com", "StopLogging", null))
                .at(NOON, "event-1")
                .signal();
    }

    static Signal object(String bucket, String key) {
        return new Draft(
                        "unusual-object-read",
                        "Exfiltration:S3/AnomalousBehavior",
                        in(stolenRole("ASIAEXAMPLE1"), bucket, key),
                        LEEDS)
                .doing(new ApiCallActivity(
                        true, "s3.amazonaws.com", "GetObject", null, "aws-cli/2.15", "444455556666", false))
                .at(NOON, "event-2")
                .signal();
    }

    /** A host on the Internet guesses passwords. */
    static Signal connection(String remote, long time, String id) {
        return new Draft("ssh-brute-force", "UnauthorizedAccess:EC2/SSHBruteForce", HOST, Remote.of(remote))
                .doing(new ConnectionActivity("INBOUND", "TCP", false, 22, 40123))
                .at(time, id)
                .signal();
    }

    static Signal probe() {
        return new Draft("port-probe", "Recon:EC2/PortProbeUnprotectedPort", HOST, LEEDS)
                .doing(new PortProbeActivity(false, 6379))
                .at(NOON, "flow-9")
                .signal();
    }

    static Signal query() {
        var hit = new ListHit(
                "mining pools", "mining", "pool.example.co.uk", "eu1.pool.example.co.uk", new String[] {"xmr"});
        return new Draft("mining-domain", "CryptoCurrency:EC2/BitcoinTool.B!DNS", HOST, Remote.of(null))
                .doing(new DnsRequestActivity("eu1.pool.example.co.uk", "UDP", false))
                .at(NOON, "query-1")
                .role(Detection.Role.ACTOR)
                .hits(hit)
                .signal();
    }

    static Signal anomaly(String api, long time, String id) {
        return new Draft("unusual-api", "Persistence:IAMUser/AnomalousBehavior", ALICE, LEEDS)
                .doing(calls("iam.amazonaws.com", api, api.equals("CreateUser") ? null : "AccessDenied"))
                .at(time, id)
                .seen(
                        new Observation("userIdentity", "api", true, Frequency.UNSEEN, new String[] {api}),
                        new Observation("account", "userAgent", true, Frequency.RARE, new String[] {"aws-cli/2.15"}),
                        new Observation("userIdentity", "country", true, Frequency.UNSEEN, new String[] {"GB"}),
                        new Observation(
                                "userIdentity", "api", false, Frequency.FREQUENT, new String[] {"GetUser", "ListRoles"
                                }),
                        new Observation("account", "asn", false, Frequency.INFREQUENT, new String[] {
                            "asnNumber: 64501 asnOrg: HOME"
                        }))
                .signal();
    }

    /** Credentials of an instance are used elsewhere and read objects. */
    static Signal sequence(String... objects) {
        var theft = new Draft(
                        "instance-credentials-outside",
                        "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
                        stolenRole("ASIAEXAMPLE1"),
                        LEEDS)
                .doing(calls("sts.amazonaws.com", "GetCallerIdentity", null))
                .at(NOON, "event-10")
                .signal();
        var steps = new SequenceStep[objects.length + 1];
        steps[0] = SequenceStep.of("theft", theft);
        for (int at = 0; at < objects.length; at++) {
            steps[at + 1] = SequenceStep.of("exfiltration", read(objects[at], NOON + (at + 1) * 60_000L));
        }
        var last = steps[steps.length - 1];
        return new Draft("credential-theft", "AttackSequence:S3/CompromisedData", last.subject(), LEEDS)
                .doing(last.activity())
                .at(last.time(), "event-10", last.eventIds()[0])
                .steps(steps)
                .severity(9)
                .signal();
    }

    private static Signal read(String object, long time) {
        var building = object("secrets", object);
        return new Draft("object-read", null, building.subject(), LEEDS)
                .doing(building.activity())
                .at(time, "event-of-" + object)
                .signal();
    }

    static Subject stolenRole(String key) {
        return new Subject(
                "AROAEXAMPLE:i-0123456789abcdef0",
                "AROAEXAMPLE:i-0123456789abcdef0",
                "AssumedRole",
                "web",
                key,
                "i-0123456789abcdef0",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Subject in(Subject who, String bucket, String key) {
        return new Subject(
                who.principal(),
                who.principalId(),
                who.userType(),
                who.userName(),
                who.accessKey(),
                who.instance(),
                null,
                null,
                null,
                null,
                bucket,
                key,
                null,
                null);
    }

    static Activity calls(String service, String api, @Nullable String error) {
        return new ApiCallActivity(false, service, api, error, "aws-cli/2.15", ACCOUNT, null);
    }
}
