package io.vigil.models.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.Event;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.models.Models;
import io.vigil.models.prevalence.PlaceUsed;
import io.vigil.testkit.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which clocks are found within two days, and after how many hours; and how many innocent habits are taken for one. The page of the unit holds the table. */
class BeaconRecallTest {
    private static final Path PAGE = Path.of("src/main/java/io/vigil/models/beacons/README.md");
    private static final int EACH = 50;
    private static final int PLACES = 500;
    private static final int FOLLOWED_HOURS = 48;
    private static final long HOUR = 3_600_000L;
    private static final long BEGIN = Given.MONDAY + 9 * 24 * HOUR;
    private static final int[] PERIODS = {60, 600, 3_600, 7_200};
    private static final double[] JITTERS = {0, 0.2, 0.5, 0.7};

    private final Random dice = new Random(11);
    private final Detector<NetworkFlow, ?> byAddress = detector(NetworkFlow.class);
    private final Detector<DnsQuery, ?> byName = detector(DnsQuery.class);

    /** When something was reported of the machine at hand; 0 before. */
    private long reported;

    private final Emitter out = Emitter.of(signal -> {}, novelty -> {
        boolean ofYoung = novelty.payload(PlaceUsed.class).ofYoung();
        if (novelty.candidate() != null && !ofYoung && reported == 0) {
            reported = novelty.time();
        }
    });

    @SuppressWarnings("unchecked") // as it says what it observes
    private static <E extends Event> Detector<E, ?> detector(Class<E> observed) {
        List<UnitFolder> beacons = Models.folders().stream()
                .filter(folder -> folder.place().endsWith("/beacons"))
                .toList();
        return (Detector<E, ?>) Models.compile(beacons, Tuning.none(), new Problems()).detectors().stream()
                .filter(detector -> detector.observes().equals(observed))
                .findFirst()
                .orElseThrow();
    }

    /** Calls from the tenth day of a machine on, for two days. */
    private List<Long> calls(DoubleSupplier gap, Predicate<Long> awake) {
        var calls = new ArrayList<Long>();
        long end = BEGIN + FOLLOWED_HOURS * HOUR;
        for (long at = BEGIN; at < end; at += (long) (1_000 * Math.max(1, gap.getAsDouble()))) {
            if (awake.test(at)) {
                calls.add(at);
            }
        }
        return calls;
    }

    private DoubleSupplier clock(int period, double jitter) {
        return () -> period * (1 + jitter * (2 * dice.nextDouble() - 1));
    }

    private static boolean isDay(long at) {
        long hour = (at - Given.MONDAY) / HOUR % 24;
        return hour >= 7 && hour < 22;
    }

    /** @return hours until it was reported; below 0 when it was not */
    private double hoursByAddress(List<Long> calls) {
        var flows = new ArrayList<NetworkFlow>();
        for (long at = Given.MONDAY; at < BEGIN; at += 8 * HOUR) {
            exchange(flows, "198.51.100.80", at);
        }
        calls.forEach(at -> exchange(flows, "203.0.113.9", at));
        exchange(flows, "198.51.100.80", BEGIN + FOLLOWED_HOURS * HOUR);
        return hours(byAddress, flows);
    }

    private void exchange(List<NetworkFlow> flows, String remote, long at) {
        int port = 32_768 + dice.nextInt(28_000);
        flows.add(Given.flow("10.0.0.5", remote)
                .at(at)
                .seconds(4)
                .ports(port, 443)
                .packets(9)
                .bytes(900)
                .build());
        flows.add(Given.flow(remote, "10.0.0.5")
                .at(at)
                .seconds(4)
                .ports(443, port)
                .packets(9)
                .bytes(1_400)
                .build());
    }

    private double hoursByName(List<Long> calls) {
        var queries = new ArrayList<DnsQuery>();
        for (long at = Given.MONDAY; at < BEGIN; at += 6 * HOUR) {
            queries.add(Given.query("api.qlmw-parts.com").at(at).build());
        }
        calls.forEach(
                at -> queries.add(Given.query("cdn.kestrelwharf.top").at(at).build()));
        return hours(byName, queries);
    }

    private <E extends Event, S> double hours(Detector<E, S> detector, List<E> events) {
        S memory = null;
        reported = 0;
        for (E event : events) {
            if (detector.concerns(event)) {
                memory = detector.observe(memory, event, out);
            }
        }
        return (reported - BEGIN) / (double) HOUR;
    }

    /** Found of so many, and half of these after how many hours. */
    private static String cell(double[] hours) {
        double[] found = Arrays.stream(hours).filter(each -> each >= 0).sorted().toArray();
        return found.length == 0
                ? "0 %"
                : String.format(
                        Locale.ROOT, "%d %%, %.1f h", 100 * found.length / hours.length, found[found.length / 2]);
    }

    private double[] each(DoubleSupplier hours) {
        double[] all = new double[EACH];
        Arrays.setAll(all, number -> hours.getAsDouble());
        return all;
    }

    private String row(String name, int period, Predicate<Long> awake, boolean named) {
        var row = new StringBuilder("| " + name + " |");
        for (double jitter : JITTERS) {
            double[] hours = each(() -> {
                List<Long> calls = calls(clock(period, jitter), awake);
                return named ? hoursByName(calls) : hoursByAddress(calls);
            });
            row.append(' ').append(cell(hours)).append(" |");
        }
        return row.append('\n').toString();
    }

    @Test
    void thePageHoldsWhichClocksAreFoundWithinTwoDays() throws IOException {
        var table = new StringBuilder();
        for (int period : PERIODS) {
            table.append(row("an address, every " + period + " s", period, at -> true, false));
        }
        table.append(row("an address, every 600 s by day", 600, BeaconRecallTest::isDay, false));
        for (int period : PERIODS) {
            table.append(row("a name, every " + period + " s", period, at -> true, true));
        }
        table.append(row("a name, every 600 s by day", 600, BeaconRecallTest::isDay, true));

        assertThat(Files.readString(PAGE)).contains(table);
    }

    private int taken(Predicate<Long> awake, Function<Double, DoubleSupplier> pauses) {
        int taken = 0;
        for (int place = 0; place < PLACES; place++) {
            double mean = Math.exp(4 + 4.5 * dice.nextDouble());
            taken += hoursByName(calls(pauses.apply(mean), awake)) >= 0 ? 1 : 0;
        }
        return taken;
    }

    private DoubleSupplier random(double mean) {
        return () -> -mean * Math.log(1 - dice.nextDouble());
    }

    /** Several clicks, each within a minute, and a pause. */
    private DoubleSupplier session(double mean) {
        DoubleSupplier pause = random(12 * mean);
        return () -> dice.nextInt(6) > 0 ? 5 * Math.pow(12, dice.nextDouble()) : pause.getAsDouble();
    }

    @Test
    void whoCallsAtRandomOrInSessionsIsNotTakenForAClock() {
        assertThat(taken(at -> true, this::random))
                .as("at random, of %d", PLACES)
                .isZero();
        assertThat(taken(BeaconRecallTest::isDay, this::random))
                .as("by day, of %d", PLACES)
                .isZero();
        assertThat(taken(at -> true, this::session))
                .as("in sessions, of %d", PLACES)
                .isLessThanOrEqualTo(PLACES / 20);
    }
}
