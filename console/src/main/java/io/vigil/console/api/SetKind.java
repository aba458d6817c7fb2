package io.vigil.console.api;

import java.util.Optional;
import java.util.stream.Stream;

/** The four kinds of lists that GuardDuty takes. To Vigil each holds addresses, ranges and names alike. */
enum SetKind {
    IP("IPSet", "IpSetId", "ipSetId", "ipset", true),
    THREAT_INTEL("ThreatIntelSet", "ThreatIntelSetId", "threatIntelSetId", "threatintelset", false),
    TRUSTED_ENTITY("TrustedEntitySet", "TrustedEntitySetId", "trustedEntitySetId", "trustedentityset", true),
    THREAT_ENTITY("ThreatEntitySet", "ThreatEntitySetId", "threatEntitySetId", "threatentityset", false);

    final String operation;
    final String place;
    final String idKey;
    /** In paths, ARNs and the store. */
    final String word;

    final boolean trusted;

    SetKind(String operation, String place, String idKey, String word, boolean trusted) {
        this.operation = operation;
        this.place = place;
        this.idKey = idKey;
        this.word = word;
        this.trusted = trusted;
    }

    /** Whose operation it is, such as {@code ListIPSets}. */
    static Optional<SetKind> of(String operation) {
        return Stream.of(values())
                .filter(kind -> operation.matches(
                        "(Create|Get|Update|Delete)" + kind.operation + "|List" + kind.operation + "s"))
                .findFirst();
    }
}
