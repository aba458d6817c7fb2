package io.vigil.models.dnsexfiltration;

import static io.vigil.testkit.Given.query;

import io.vigil.events.dns.DnsQuery;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A day of a tunnel.
 *
 * @param bytesASecond that it carries
 * @param payload bytes in each name
 * @param letters of the encoding: 16 or 32 of them
 */
record Tunnel(double bytesASecond, int payload, String type, String letters) {
    static final String HEX = "0123456789abcdef";
    static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";

    private static final int LONGEST_LABEL = 60;
    private static final int MOST = 3000;
    private static final double DAY = 86_400;

    List<DnsQuery> queries(String domain, long seed) {
        var random = new Random(seed);
        double pause = payload / bytesASecond;
        List<DnsQuery> queries = new ArrayList<>();
        for (int number = 0; number < Math.min(MOST, DAY / pause); number++) {
            long time = Given.MONDAY + (long) (1000 * number * pause);
            queries.add(query(name(random) + domain)
                    .type(type)
                    .at(time)
                    .id("q" + number)
                    .build());
        }
        return queries;
    }

    private String name(Random random) {
        var name = new StringBuilder();
        int left = (int) Math.ceil(payload * 8 / (Math.log(letters.length()) / Math.log(2)));
        for (int at = 0; at < left; at++) {
            name.append(letters.charAt(random.nextInt(letters.length())));
            if (at % LONGEST_LABEL == LONGEST_LABEL - 1 || at == left - 1) {
                name.append('.');
            }
        }
        return name.toString();
    }
}
