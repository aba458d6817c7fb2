package io.vigil.sinks;

import io.vigil.events.Finding;
import io.vigil.events.Tactic;
import java.time.Instant;

/** Findings as the fold hands them to a store. */
public final class Findings {
    public static final long NOON = Instant.parse("2025-06-12T12:00:00.123Z").toEpochMilli();

    private final Finding finding;

    private Findings(Finding finding) {
        this.finding = finding;
    }

    public static Findings finding(String id) {
        return new Findings(new Finding(
                id,
                "UnauthorizedAccess:EC2/SSHBruteForce",
                5,
                "111122223333",
                "eu-west-1",
                NOON,
                NOON,
                NOON - 60_000,
                NOON,
                1,
                "ssh-brute-force",
                Tactic.CREDENTIAL_ACCESS,
                "Someone guesses passwords",
                null,
                null,
                "i-0123456789abcdef0",
                null,
                "198.51.100.7",
                false,
                "{\"id\":\"" + id + "\",\"severity\":5.0,\"service\":{\"count\":1,\"archived\":false}}"));
    }

    public Findings type(String type) {
        return with(type, finding.severity(), finding.account(), finding.updatedAt(), finding.count());
    }

    public Findings severity(double severity) {
        return with(finding.type(), severity, finding.account(), finding.updatedAt(), finding.count());
    }

    public Findings account(String account) {
        return with(finding.type(), finding.severity(), account, finding.updatedAt(), finding.count());
    }

    public Findings seen(long updatedAt, long count) {
        return with(finding.type(), finding.severity(), finding.account(), updatedAt, count);
    }

    private Findings with(String type, double severity, String account, long updatedAt, long count) {
        return new Findings(new Finding(
                finding.id(),
                type,
                severity,
                account,
                finding.region(),
                finding.createdAt(),
                updatedAt,
                finding.firstSeen(),
                updatedAt,
                count,
                finding.unit(),
                finding.tactic(),
                finding.title(),
                finding.principal(),
                finding.accessKey(),
                finding.instance(),
                finding.bucket(),
                finding.remoteIp(),
                finding.archived(),
                finding.document()));
    }

    /** An attacker chose the names in it. */
    public Finding told(String principal, String document) {
        return new Finding(
                finding.id(),
                finding.type(),
                finding.severity(),
                finding.account(),
                finding.region(),
                finding.createdAt(),
                finding.updatedAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.count(),
                finding.unit(),
                finding.tactic(),
                principal,
                principal,
                finding.accessKey(),
                finding.instance(),
                finding.bucket(),
                principal,
                finding.archived(),
                document);
    }

    public Finding done() {
        return finding;
    }
}
