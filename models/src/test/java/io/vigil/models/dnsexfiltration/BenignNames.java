package io.vigil.models.dnsexfiltration;

import static io.vigil.testkit.Given.query;

import io.vigil.events.dns.DnsQuery;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A month of names that innocent hosts of one kind ask for: what looks like tunnels or generated names and is none. */
enum BenignNames {
    WEB_SERVER {
        @Override
        void day(Host host) {
            host.ask(40, () -> host.habit("db-primary", "cache", "queue", "auth", "search") + ".internal.example.com");
            host.ask(20, () -> host.habit("api", "www", "hooks") + "." + host.shop());
            host.ask(4, () -> "_acme-challenge." + host.shop(), "TXT", host.text(43));
        }
    },
    MAIL_RELAY {
        @Override
        void day(Host host) {
            host.ask(400, () -> host.address() + ".zen.spamhaus.org");
            host.ask(400, () -> host.address() + ".bl.example-blocklist.net");
            host.ask(200, () -> "selector1._domainkey." + host.shop(), "TXT", "v=DKIM1; k=rsa; p=" + host.text(300));
            host.ask(200, () -> host.shop(), "TXT", "v=spf1 include:_spf.example.com -all");
            host.ask(200, () -> "_dmarc." + host.shop(), "TXT", "v=DMARC1; p=reject");
            host.ask(300, () -> host.address() + ".in-addr.arpa", "PTR", "mail.example.com");
        }
    },
    VIRUS_SCANNER {
        @Override
        void day(Host host) {
            host.ask(800, () -> host.text(26) + ".avqs.mcafee.com");
            host.ask(300, () -> host.hex(40) + ".hash.cymru.com", "TXT", "1277221946 79");
            host.ask(30, () -> host.hex(32) + ".lookup.example-antivirus.com", "TXT", "w=1");
        }
    },
    CLUSTER_NODE {
        @Override
        void day(Host host) {
            String service = host.habit("orders", "billing", "catalog") + ".shop.svc.cluster.local";
            host.ask(200, () -> service);
            host.ask(100, () -> "api." + host.shop() + ".shop.svc.cluster.local");
            host.ask(100, () -> "api." + host.shop() + "." + "eu-west-1.compute.internal");
            host.ask(
                    400,
                    () -> "orders-" + host.hex(9) + "-" + host.text(5) + ".pods.prod.example.com",
                    "A",
                    "10.3.7.9");
        }
    },
    DESKTOP {
        @Override
        void day(Host host) {
            host.ask(200, () -> host.habit("www", "static", "img") + "." + host.shop());
            host.ask(5, () -> host.text(24) + "." + host.text(6) + ".metrics.example-tracking.com");
            host.ask(3, () -> host.text(10));
            host.ask(20, () -> "d" + host.text(13) + ".cloudfront.net");
            host.ask(10, () -> host.hex(32) + ".u.example-insights.com");
            host.ask(10, () -> "r" + host.number(9) + "---sn-" + host.text(8) + ".example-video.net");
        }
    },
    CLOUD_CLIENT {
        @Override
        void day(Host host) {
            host.ask(60, () -> host.text(10) + ".execute-api.us-east-1.amazonaws.com");
            host.ask(60, () -> "bucket-" + host.number(90) + ".s3.us-east-1.amazonaws.com");
            host.ask(30, () -> host.text(12) + "-ats.iot.us-east-1.amazonaws.com");
            host.ask(30, () -> host.text(16) + ".azurewebsites.net");
            host.ask(24, () -> host.habit("updates", "mirror", "registry") + ".example.org");
            host.ask(50, () -> host.hex(32) + ".us-east-1.aws.found.io");
        }
    },
    FORWARDER_FOR_THOUSANDS {
        @Override
        void day(Host host) {
            for (int owner = 0; owner < 12; owner++) {
                String domain = ".telemetry.example-" + (char) ('a' + owner) + ".com";
                host.ask(120 + 20 * owner, () -> host.hex(32) + domain);
            }
            host.ask(500, () -> host.habit("www", "api", "cdn", "mail") + "." + host.shop());
        }
    };

    private static final long DAY = 24 * 3_600_000L;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    abstract void day(Host host);

    /** All queries of one host, in order of time. */
    List<DnsQuery> month(long seed, int days) {
        var host = new Host(seed);
        for (int day = 0; day < days; day++) {
            host.begin(day);
            day(host);
        }
        return host.asked();
    }

    interface Name {
        String next();
    }

    /** One host, which draws what it asks for. */
    static final class Host {
        private final Random random;
        private final List<DnsQuery> asked = new ArrayList<>();
        private final String instance;
        private long start;

        private Host(long seed) {
            random = new Random(seed);
            instance = "i-0" + HexFormat.of().toHexDigits(seed);
        }

        void begin(int day) {
            start = Given.MONDAY + day * DAY;
        }

        void ask(int times, Name name) {
            ask(times, name, "A", "192.0.2.10");
        }

        void ask(int times, Name name, String type, String answer) {
            for (int time = 0; time < times; time++) {
                long at = start + (long) (random.nextDouble() * DAY);
                GivenQuery query =
                        query(name.next()).type(type).instance(instance).answer(type, answer);
                asked.add(query.at(at).id(Long.toHexString(random.nextLong())).build());
            }
        }

        List<DnsQuery> asked() {
            asked.sort(Comparator.comparingLong(DnsQuery::time));
            return asked;
        }

        String habit(String... names) {
            return names[random.nextInt(names.length)];
        }

        String shop() {
            return habit("garden", "river", "north", "city", "blue", "old")
                    + habit("tools", "bikes", "books", "travel", "bakery", "music")
                    + number(40)
                    + habit(".com", ".net", ".de");
        }

        int number(int bound) {
            return random.nextInt(bound);
        }

        String address() {
            return number(256) + "." + number(256) + "." + number(256) + "." + number(224);
        }

        String text(int length) {
            return draw(length, LETTERS);
        }

        String hex(int length) {
            return draw(length, "0123456789abcdef");
        }

        private String draw(int length, String letters) {
            var text = new StringBuilder(length);
            for (int left = length; left > 0; left--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            return text.toString();
        }
    }
}
