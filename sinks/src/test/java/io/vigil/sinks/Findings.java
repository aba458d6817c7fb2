package io.vigil.sinks;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.findings.Evidence;
import io.vigil.findings.Finding;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Findings as the fold hands them to a writer. */
public final class Findings {
    public static final long NOON = Instant.parse("2025-06-12T12:00:00.123Z").toEpochMilli();

    private final String id;
    private final GivenSignal latest = Given.signal("ssh-brute-force")
            .type("UnauthorizedAccess:EC2/SSHBruteForce")
            .tactic(Tactic.CREDENTIAL_ACCESS)
            .instance("i-0123456789abcdef0")
            .from("198.51.100.7")
            .in("111122223333")
            .at(NOON);
    private double severity = 5;
    private long lastSeen = NOON;
    private long count = 1;
    private Evidence evidence = Evidence.NONE;
    private boolean provisional;

    private Findings(String id) {
        this.id = id;
    }

    public static Findings finding(String id) {
        return new Findings(id);
    }

    public Findings type(String type) {
        latest.type(type);
        return this;
    }

    public Findings severity(double value) {
        severity = value;
        return this;
    }

    public Findings account(String account) {
        latest.in(account);
        return this;
    }

    public Findings seen(long updatedAt, long signals) {
        latest.at(updatedAt);
        lastSeen = updatedAt;
        count = signals;
        return this;
    }

    /** @param sequence id of the finding that it belongs to */
    public Findings memberOf(String sequence) {
        evidence = evidence.withUnusual(new Observation[] {Observation.memberOf("AttackSequence:X " + sequence)});
        return this;
    }

    public Findings provisional() {
        provisional = true;
        return this;
    }

    public Findings withdrawn() {
        count = 0;
        return this;
    }

    /** An attacker chose the name. */
    public Findings by(String principal) {
        latest.principal(principal).bucket(principal).from(principal);
        return this;
    }

    public Finding done() {
        Signal signal = latest.build();
        return new Finding(
                id,
                signal,
                signal.time(),
                severity,
                false,
                count,
                NOON,
                NOON - 60_000,
                lastSeen,
                evidence,
                provisional);
    }

    /** Writes as a job does: opens a writer, writes one batch, and closes it. */
    public static void write(FindingStorage storage, Finding... findings) throws IOException {
        try (var writer = storage.writer()) {
            writer.write(List.of(findings));
        }
    }
}
