package io.vigil.models.dnsexfiltration;

import io.vigil.events.Hash;
import io.vigil.events.dns.DnsQuery;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        return !query.isForAddress() && CARRIERS.contains(query.type());
    }

    /** Of those of the kind that was asked for: aliases on the way are usual. */
    static double bytes(DnsQuery query) {
        return askedFor(query).mapToInt(String::length).sum() / LETTERS_A_BYTE;
    }

    /** The same in whatever order they come: servers turn them round. */
    static long hash(DnsQuery query) {
        return askedFor(query).mapToLong(Hash::of).sum();
    }

    private static Stream<String> askedFor(DnsQuery query) {
        String type = query.type();
        String[] types = query.answerTypes();
        String[] answers = query.answers();
        return IntStream.range(0, answers.length)
                .filter(at -> types[at].equals(type))
                .mapToObj(at -> answers[at]);
    }
}
