package io.vigil.models.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitCase;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.dns.DnsQuery;
import io.vigil.models.Models;
import io.vigil.testkit.CaseRunner;
import io.vigil.testkit.Given;
import io.vigil.testkit.PlayedCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is made of a month of names that twenty hosts of an account ask for, in which nothing bad happens. */
class NameMonthTest {
    private static final int HOSTS = 20;
    private static final int DAYS = 30;
    private static final long DAY = 86_400_000L;
    private static final int[] LIVES = {60_000, 300_000, 900_000, 3_600_000};

    private final Random dice = new Random(7);
    private final List<DnsQuery> queries = new ArrayList<>();

    private static String host(int number) {
        return String.format(Locale.ROOT, "i-%017x", number + 1);
    }

    private void ask(int host, String name, long time) {
        queries.add(Given.query(name).instance(host(host)).at(time).build());
    }

    /** Whenever the answer has expired, as something in constant use is. */
    private void use(int host, String name, long from, long until, int life) {
        for (long at = from + dice.nextInt(life); at < until; at += life + dice.nextInt(2_000)) {
            ask(host, name, at);
        }
    }

    /** Every host has services of its own from the start, strangers' pages all the time, and a release of all at two times. */
    private void play() {
        for (int host = 0; host < HOSTS; host++) {
            long end = Given.MONDAY + DAYS * DAY;
            for (int service = 0; service < 4; service++) {
                use(
                        host,
                        "api.vendor" + (host % 4 + service) + "-cloud.net",
                        Given.MONDAY,
                        end,
                        LIVES[2 + service % 2]);
            }
            use(host, "in.newmetrics-vendor.com", Given.MONDAY + 12 * DAY + host * 600_000L, end, LIVES[1 + host % 3]);
            use(host, "eu.otherqueue-vendor.net", Given.MONDAY + 19 * DAY + host * 600_000L, end, LIVES[1]);
            for (int day = 0; day < DAYS; day++) {
                read(host, Given.MONDAY + day * DAY);
            }
        }
    }

    /** Three pages a day that nobody else reads. */
    private void read(int host, long day) {
        for (int page = 0; page < 3; page++) {
            String name = "www.page" + dice.nextInt(100_000) + "-site.org";
            long at = day + dice.nextInt((int) DAY);
            for (int part = dice.nextInt(6); part >= 0; part--) {
                ask(host, name, at + dice.nextInt(3_600_000));
            }
        }
    }

    private List<String> told() {
        queries.sort(Comparator.comparingLong(DnsQuery::time).thenComparing(DnsQuery::id));
        var played = new PlayedCase(
                new UnitCase("beaconing", "", List.of(), List.of(), null), Given.ACCOUNT, List.<Event>copyOf(queries));
        List<Detector<?, ?>> beaconing =
                Models.compile(Models.folders(), Tuning.none(), new Problems()).detectors().stream()
                        .filter(detector -> detector.id().equals("beaconing"))
                        .toList();
        return new CaseRunner()
                .detectors(beaconing).play(played).stream()
                        .map(signal -> signal.detection().title())
                        .toList();
    }

    @Test
    void aMonthOfInnocentNamesHasNoFinding() {
        play();

        assertThat(told()).isEmpty(); // in 600 days of a host
    }

    @Test
    void anImplantAmongThemIsFoundByItsName() {
        play();
        for (long at = Given.MONDAY + 15 * DAY; at < Given.MONDAY + 17 * DAY; at += 600_000 + dice.nextInt(300_000)) {
            ask(3, "c" + dice.nextInt(50) + ".kestrelwharf.top", at);
        }

        assertThat(told()).singleElement().asString().contains("kestrelwharf.top");
    }
}
