package io.vigil.jobs.known;

import static io.vigil.testkit.Given.MONDAY;
import static io.vigil.testkit.Given.query;

import io.vigil.events.dns.DnsQuery;
import io.vigil.testkit.GivenQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Weeks of two hosts: the same few names every day, and now and then any other name, in bursts, with any answer; some days in the middle are silent. */
final class RandomQueries {
    private static final long HOUR = 3_600_000L;
    private static final int DAYS = 16;
    private static final int BURSTS_A_DAY = 12;
    private static final int MOST_OF_BURST = 12;
    private static final double ODDITY = 0.2;
    /** Longer than some detectors remember. */
    private static final long PAUSE = 5 * 24 * HOUR;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private static final List<String> USUAL = List.of(
            "sts.eu-west-1.amazonaws.com",
            "github.com",
            "api.shop-backend.example.com",
            "db-1.shop-backend.example.com",
            "telemetry.small-vendor.io",
            "c2.quiet-partner.net",
            "ip-10-0-0-7.eu-west-1.compute.internal");
    private static final List<String> DOMAINS =
            List.of("sync.odd-domain.net", "odd-domain.net", "zen.list-of-spam.org", "f.duckdns.org", "xk.example.com");
    private static final List<String> ADDRESSES =
            List.of("198.51.100.20", "10.0.0.9", "127.0.0.1", "127.0.0.2", "169.254.169.254", "203.0.113.7");

    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    List<DnsQuery> any() {
        return queries(random.nextDouble() * ODDITY);
    }

    /** Nothing but the same few names. */
    List<DnsQuery> quiet() {
        return queries(0);
    }

    private List<DnsQuery> queries(double oddity) {
        List<DnsQuery> queries = new ArrayList<>();
        for (int burst = 0; burst < DAYS * BURSTS_A_DAY; burst++) {
            long pause = burst < DAYS * BURSTS_A_DAY / 2 ? 0 : PAUSE;
            long time = MONDAY + pause + burst * (24 * HOUR / BURSTS_A_DAY) + random.nextInt((int) HOUR);
            String host = "i-" + (random.nextInt(4) == 0 ? 2 : 1);
            boolean odd = random.nextDouble() < oddity;
            for (int left = random.nextInt(MOST_OF_BURST); left >= 0; left--) {
                time += random.nextInt(odd ? 60_000 : 5_000);
                GivenQuery query = odd ? odd() : query(one(USUAL)).answer("A", "198.51.100.20");
                queries.add(query.instance(host).at(time).build());
            }
        }
        return queries;
    }

    private GivenQuery odd() {
        return switch (random.nextInt(4)) {
            case 0 -> query(letters(12) + one(List.of(".com", ".net", ".org"))).rcode("NXDOMAIN");
            case 1 -> query(letters(40) + "." + one(DOMAINS)).type("TXT").answer("TXT", letters(60));
            case 2 -> query(letters(30) + "." + one(DOMAINS)).answer("A", one(ADDRESSES));
            default -> answered(query(one(DOMAINS)));
        };
    }

    private GivenQuery answered(GivenQuery query) {
        GivenQuery answered = query;
        for (int left = random.nextInt(3); left > 0; left--) {
            answered = answered.answer("A", one(ADDRESSES));
        }
        return answered;
    }

    private String letters(int number) {
        return random.ints(number, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(LETTERS.charAt(at)), StringBuilder::append)
                .toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
