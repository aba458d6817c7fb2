package io.vigil.models.dnsexfiltration;

import io.vigil.events.DnsQuery;
import io.vigil.events.Hash;
import java.util.Set;

/** What the answer to a query can carry from the owner of the domain. */
final class Answers {
    /** Answers of these kinds hold whatever their author likes; tunnels and implants ask for them. */
    private static final Set<String> CARRIERS = Set.of(
            "TXT", "CNAME", "MX", "NULL", "SRV", "KEY", "CERT", "HINFO", "PTR", "NAPTR", "HTTPS", "SVCB", "CAA", "TLSA",
            "SPF");

    /** Letters of an answer that make one byte of payload: between base32 and base64. */
    private static final double LETTERS_A_BYTE = 1.5;

    private Answers() {}

    static boolean canCarry(DnsQuery query) {
        return CARRIERS.contains(query.type());
    }

    /** Of those of the kind that was asked for: aliases on the way are usual. */
    static double bytes(DnsQuery query) {
        double letters = 0;
        for (int at = 0; at < query.answers().length; at++) {
            letters += isAskedFor(query, at) ? query.answers()[at].length() : 0;
        }
        return letters / LETTERS_A_BYTE;
    }

    /** The same in whatever order they come: servers turn them round. */
    static long hash(DnsQuery query) {
        long sum = 0;
        for (int at = 0; at < query.answers().length; at++) {
            sum += isAskedFor(query, at) ? Hash.of(query.answers()[at]) : 0;
        }
        return sum;
    }

    private static boolean isAskedFor(DnsQuery query, int at) {
        return query.answerTypes()[at].equals(query.type());
    }
}
