package io.vigil.models.conversations;

import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenFlow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A month of machines in which nothing bad happens, one machine at a time: what each role sends in the flow logs of its interface. Seeded, so that
 * each seed is one month for ever. Both halves of a conversation begin within a second; one in fifty conversations is cut in two, and every role meets
 * the internet's background.
 */
final class FleetMonth {
    static final int DAYS = 30;

    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final long MINUTE = 60_000L;

    private final Random dice;
    private final Role role;
    private final String name;
    private final @Nullable String instance;
    private final String own;
    private final List<NetworkFlow> flows = new ArrayList<>();

    private FleetMonth(Role role, long seed) {
        this.dice = new Random(seed * 31 + role.ordinal());
        this.role = role;
        this.name = "eni-" + role + seed;
        this.instance =
                role == Role.NAT_GATEWAY ? null : String.format(Locale.ROOT, "i-%08x%08x", role.ordinal(), seed);
        this.own = "10.0." + (role.ordinal() + 1) + "." + (10 + seed % 200);
    }

    /** All flows of one machine, in order. An autoscaled one lives for half a day, each seed on another one. */
    static List<NetworkFlow> of(Role role, long seed) {
        var month = new FleetMonth(role, seed);
        int first = role == Role.AUTOSCALED ? (int) (seed % DAYS) : 0;
        int last = role == Role.AUTOSCALED ? first : DAYS - 1;
        for (int day = first; day <= last; day++) {
            month.play(role, Given.MONDAY + day * DAY, day);
            month.background(Given.MONDAY + day * DAY);
        }
        month.flows.sort(Comparator.comparingLong(NetworkFlow::time).thenComparing(NetworkFlow::id));
        return month.flows;
    }

    private void play(Role role, long day, int number) {
        switch (role) {
            case WEB, AUTOSCALED -> web(day, role == Role.WEB ? DAY : DAY / 2);
            case DATABASE -> database(day);
            case BATCH -> batch(day);
            case NAT_GATEWAY -> gateway(day);
            case RESOLVER -> resolver(day);
            case BUILD_AGENT -> builds(day);
            case MAIL_RELAY -> mails(day);
            case MONITOR -> monitor(day);
            case BACKUP -> backup(day, number);
            case UPDATES -> updates(day);
            case LOAD_BALANCER -> balance(day);
            case CRAWLER -> crawl(day);
            default -> throw new IllegalStateException(role.name());
        }
    }

    private long anytime(long day, long length) {
        return day + (long) (dice.nextDouble() * (length - MINUTE));
    }

    private String site(int of) {
        int chosen = dice.nextInt(of);
        return "198." + (18 + 2 + chosen % 30) + "." + chosen / 30 % 250 + "." + (1 + chosen % 250);
    }

    private void web(long day, long length) {
        for (long at = day; at < day + length; at += 5 * MINUTE) {
            in("10.0.0." + (5 + dice.nextInt(3)), 8080, at + dice.nextInt(9_000), 240, 180);
        }
        for (int visit = 0; visit < 200 * length / DAY; visit++) {
            long at = anytime(day, length);
            in("10.0.0." + (5 + dice.nextInt(3)), 8080, at, 1_800, 24_000);
            out("10.0.2.20", 5432, at + 50, 900, 4_000);
        }
        for (int fetch = 0; fetch < 20; fetch++) {
            out("198.51.100." + (1 + dice.nextInt(6)), 443, anytime(day, length), 2_000, 30_000);
        }
    }

    private void database(long day) {
        for (long at = day; at < day + DAY; at += 10 * MINUTE) {
            out("10.0.3.20", 5432, at, 4_000_000, 90_000);
        }
        for (int query = 0; query < 150; query++) {
            in("10.0.1." + (5 + dice.nextInt(40)), 5432, anytime(day, DAY), 900, 9_000);
        }
        out(site(3), 443, day + 2 * HOUR, 900_000_000L + dice.nextInt(200_000_000), 900_000);
    }

    private void batch(long day) {
        long begun = day + dice.nextInt(20) * HOUR;
        for (int part = 0; part < 60; part++) {
            out("198.51.100." + (40 + dice.nextInt(5)), 443, begun + part * 30_000L, 3_000, 40_000_000);
            out(
                    "198.51.100." + (40 + dice.nextInt(5)),
                    443,
                    begun + HOUR + part * 30_000L,
                    5_000_000L + dice.nextInt(3_000_000),
                    4_000);
        }
    }

    private void gateway(long day) {
        int[] ports = {443, 443, 443, 443, 80, 80, 22, 5671, 8443, 993};
        for (int call = 0; call < 600; call++) {
            boolean dead = dice.nextInt(12) == 0;
            String remote = site(4_000);
            int port = dice.nextInt(200) == 0 ? 1_024 + dice.nextInt(9_000) : ports[dice.nextInt(ports.length)];
            if (dead) {
                dead(remote, port, day);
            } else {
                out(remote, port, anytime(day, DAY), 4_000, 40_000);
            }
        }
    }

    private void resolver(long day) {
        for (int query = 0; query < 400; query++) {
            long at = anytime(day, DAY);
            datagram("10.0." + (1 + dice.nextInt(9)) + "." + (5 + dice.nextInt(200)), own, 53, at, 80, 220);
            datagram(own, site(300), 53, at + 5, 70, dice.nextInt(12) == 0 ? 0 : 240);
        }
    }

    private void builds(long day) {
        for (int build = 0; build < 6; build++) {
            long begun = day + 7 * HOUR + dice.nextInt(12) * HOUR;
            out("10.0.9.12", 22, begun, 4_000, 5_000_000);
            for (int part = 0; part < 30; part++) {
                out("198.51.100." + (60 + dice.nextInt(12)), 443, begun + part * 700L, 1_200, 4_000_000);
            }
            out("198.51.100.70", 443, begun + 10 * MINUTE, 60_000_000L + dice.nextInt(90_000_000), 200_000);
        }
    }

    private void mails(long day) {
        for (int mail = 0; mail < 250; mail++) {
            String server = site(600);
            if (dice.nextInt(8) == 0) {
                dead(server, 25, day);
            } else {
                out(server, 25, anytime(day, DAY), 30_000, 1_500);
            }
        }
    }

    private void monitor(long day) {
        int[] ports = {22, 80, 443, 3306, 5432, 9100};
        for (long at = day; at < day + DAY; at += 30 * MINUTE) {
            for (int target = 0; target < 24; target++) {
                String host = "10.0." + (target % 8 + 1) + "." + (10 + target);
                if (target == 23) {
                    half(new Way(own, host, 40_000 + target, ports[target % 6]), at + target * 900L, 180);
                } else {
                    out(host, ports[target % 6], at + target * 900L, 900, 2_300);
                }
            }
        }
    }

    private void backup(long day, int number) {
        long size = number % 7 == 5 ? 24_000_000 : 12_000_000;
        for (int part = 0; part < 40; part++) {
            out(site(2), 443, day + HOUR + part * 2L * MINUTE, size + dice.nextInt(3_000_000), 300_000);
        }
    }

    private void updates(long day) {
        long[] periods = {5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR};
        for (int vendor = 0; vendor < periods.length; vendor++) {
            for (long at = day; at < day + DAY; at += periods[vendor]) {
                out("198.51.100." + (90 + vendor), 443, at + dice.nextInt(20_000), 1_500, 2_500);
            }
        }
        for (long at = day; at < day + DAY; at += 17 * MINUTE) {
            datagram(own, "203.0.113." + (1 + at / MINUTE % 4), 123, at, 76, 76);
        }
    }

    /** Visitors from everywhere, each passed on to one of four machines, which are asked for their health all the time. */
    private void balance(long day) {
        for (long at = day; at < day + DAY; at += 2 * MINUTE) {
            out("10.0.1." + (10 + at / MINUTE / 2 % 4), 8080, at, 300, 200);
        }
        for (int visit = 0; visit < 400; visit++) {
            long at = anytime(day, DAY);
            in(site(5_000), 443, at, 2_500, 30_000);
            out("10.0.1." + (10 + dice.nextInt(4)), 8080, at + 20, 2_200, 30_000);
        }
    }

    /** From ever other sites, one in ten of which is gone. */
    private void crawl(long day) {
        for (int page = 0; page < 500; page++) {
            String site = site(60_000);
            if (dice.nextInt(10) == 0) {
                dead(site, 443, day);
            } else {
                out(site, 443, anytime(day, DAY), 1_500, 60_000);
            }
        }
        out("198.51.100.44", 443, day + 5 * HOUR, 30_000_000L + dice.nextInt(20_000_000), 90_000);
    }

    /** Strangers try a port each. */
    private void background(long day) {
        for (int probe = 0; probe < 150; probe++) {
            String stranger = "203.0." + dice.nextInt(110) + "." + (1 + dice.nextInt(250));
            half(
                    new Way(
                            stranger,
                            own,
                            32_768 + dice.nextInt(28_000),
                            dice.nextInt(3) == 0 ? 23 : 1 + dice.nextInt(9_999)),
                    anytime(day, DAY),
                    44);
        }
    }

    /** Nobody answers there. */
    private void dead(String remote, int port, long day) {
        half(new Way(own, remote, 32_768 + dice.nextInt(28_000), port), anytime(day, DAY), 180);
    }

    private void out(String remote, int port, long at, long sent, long received) {
        connection(own, remote, port, at, new long[] {sent, received});
    }

    private void in(String remote, int port, long at, long received, long sent) {
        connection(remote, own, port, at, new long[] {received, sent});
    }

    private void connection(String client, String server, int port, long at, long[] bytes) {
        int high = 32_768 + dice.nextInt(28_000);
        int pieces = dice.nextInt(50) == 0 ? 2 : 1;
        for (int piece = 0; piece < pieces; piece++) {
            long start = at + piece * MINUTE;
            add(new Way(client, server, high, port), start, bytes[0] / pieces, NetworkFlow.TCP);
            add(new Way(server, client, port, high), start + dice.nextInt(900), bytes[1] / pieces, NetworkFlow.TCP);
        }
    }

    /** @param bytes that are asked with, and told; 0 where nobody answers */
    private void datagram(String client, String server, int port, long at, long... bytes) {
        int high = 32_768 + dice.nextInt(28_000);
        add(new Way(client, server, high, port), at, bytes[0], NetworkFlow.UDP);
        if (bytes[1] > 0) {
            add(new Way(server, client, port, high), at + dice.nextInt(900), bytes[1], NetworkFlow.UDP);
        }
    }

    private record Way(String from, String to, int source, int destination) {}

    private void half(Way way, long at, long bytes) {
        add(way, at, bytes, NetworkFlow.TCP);
    }

    private void add(Way way, long at, long bytes, int protocol) {
        long packets =
                protocol == NetworkFlow.UDP ? 1 : bytes < 200 ? Math.max(1, bytes / 60) : Math.max(3, bytes / 900);
        boolean outbound = way.from().equals(own);
        GivenFlow flow = Given.flow(way.from(), way.to()).on(name).subnet("subnet-" + role);
        if (instance != null) {
            flow.instance(instance);
        }
        flows.add(flow.direction(outbound ? FlowDirection.EGRESS : FlowDirection.INGRESS)
                .at(at / 1_000 * 1_000)
                .seconds(8)
                .ports(way.source(), way.destination())
                .protocol(protocol)
                .packets(packets)
                .bytes(bytes)
                .build());
    }
}
