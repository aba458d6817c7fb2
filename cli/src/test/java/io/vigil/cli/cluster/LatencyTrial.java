package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * How long a record is on its way from its stream into a row of PostgreSQL, under load. Some of the records are of an attack, each of a new
 * entity; a trigger of the database notes when which row was written. {@code ./mvnw verify -Pload} runs it, and leaves a table in {@code
 * cli/target/latency.md}. {@code -Dload.latency.rate} (events a second) and {@code -Dload.latency.seconds} change it.
 */
class LatencyTrial {
    private static final Path TABLE = Path.of("target/latency.md");
    private static final double RATE = Long.getLong("load.latency.rate", 12_000);
    private static final long SECONDS = Long.getLong("load.latency.seconds", 120);

    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final Duration AIM = Duration.ofSeconds(5);
    private static final int ATTACKS_A_SECOND = 5;
    /** The first third of the time is the compilers', and what came last has not settled. */
    private static final double WARM = 1 / 3.0;

    private static final Duration UNSETTLED = BOUND.plusSeconds(15);

    private static final String JOURNAL = """
            create table journal (record bigint, type text, provisional boolean, at timestamptz);
            create function note() returns trigger language plpgsql as $$ begin
              insert into journal values (substring(new.document::text from '%s(\\d{12})')::bigint, new.type,
                new.document::jsonb #>> '{service,additionalInfo,vigil,provisional}' is not null, clock_timestamp());
              return new; end $$;
            create trigger note after insert or update on finding for each row execute function note()""".formatted(AttackedStreams.MARK);

    private static final String WRITTEN =
            "select record, min(at), coalesce(min(at) filter (where not provisional), clock_timestamp()) from journal"
                    + " where type = ? and record is not null group by record";

    /** The attacks, and the streams that they are in. */
    private enum Attack {
        ONE_CALL("calls", "a call, by a role's session", "Stealth:IAMUser/CloudTrailLoggingDisabled"),
        ONE_QUERY("queries", "a query for a listed name", "CryptoCurrency:EC2/BitcoinTool.B!DNS");

        private final String stream;
        private final String what;
        private final String type;

        Attack(String stream, String what, String type) {
            this.stream = stream;
            this.what = what;
            this.type = type;
        }
    }

    /** The way of one record: from its arrival until it was read, a row was written, and that row was final; if it never was, until the end. */
    private record Way(Duration read, Duration stored, Duration settled) {}

    @Test
    void aFindingIsStoredWithinSecondsAndSettlesWithinSecondsOfTheBound() throws Exception {
        double aSecond = RATE / 3 / MadeUpStream.LINES_A_RECORD;
        long every = Math.round(aSecond / ATTACKS_A_SECOND);
        Map<Attack, List<Way>> ways;
        try (var load = LoadedJob.prepare(AttackedStreams.of(new Timeline(Instant.now(), aSecond, 1), every))) {
            RunningJob job = load.submit(1, List.of("--lateness=" + BOUND.toSeconds() + "s"));
            note(load);
            await("load")
                    .atMost(Duration.ofSeconds(SECONDS + 300))
                    .until(() -> load.kinesis().linesRead() > RATE * SECONDS);
            ways = ways(load);
            job.cancel();
        }
        report(ways);

        for (Attack attack : Attack.values()) {
            assertThat(ways.get(attack)).as("%s", attack).hasSizeGreaterThan(50);
            assertThat(percentile(99, ways.get(attack), Way::stored))
                    .as("%s, stored", attack)
                    .isLessThan(AIM);
            assertThat(percentile(99, ways.get(attack), Way::settled))
                    .as("%s, settled", attack)
                    .isLessThan(AIM.plus(BOUND));
        }
    }

    private static void note(LoadedJob load) throws SQLException {
        try (var connection = load.postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(JOURNAL);
        }
    }

    private static Map<Attack, List<Way>> ways(LoadedJob load) throws SQLException {
        Instant end = Instant.now();
        Instant first = end.minusMillis((long) (SECONDS * (1 - WARM) * 1000));
        var ways = new EnumMap<Attack, List<Way>>(Attack.class);
        for (Attack attack : Attack.values()) {
            ways.put(attack, ways(attack, load, first, end.minus(UNSETTLED)));
        }
        return ways;
    }

    private static List<Way> ways(Attack attack, LoadedJob load, Instant first, Instant last) throws SQLException {
        var ways = new ArrayList<Way>();
        try (var connection = load.postgres().getPostgresDatabase().getConnection();
                var query = connection.prepareStatement(WRITTEN)) {
            query.setString(1, attack.type);
            var row = query.executeQuery();
            while (row.next()) {
                Instant arrived = load.kinesis().arrived(attack.stream, row.getLong(1));
                Instant read = load.kinesis().handedOut(attack.stream, row.getLong(1));
                if (arrived.isAfter(first) && arrived.isBefore(last)) {
                    ways.add(new Way(
                            Duration.between(arrived, read),
                            Duration.between(arrived, row.getTimestamp(2).toInstant()),
                            Duration.between(arrived, row.getTimestamp(3).toInstant())));
                }
            }
        }
        return ways;
    }

    private static void report(Map<Attack, List<Way>> ways) throws IOException {
        var table = new ArrayList<>(List.of(
                "| finding of | findings | read after, s: p50, p99 | first row after, s: p50, p99 | settled, s beyond the bound: p50, p99 |",
                "|---|---|---|---|---|"));
        ways.forEach((attack, of) -> table.add("| %s | %d | %s | %s | %s |"
                .formatted(
                        attack.what,
                        of.size(),
                        both(of, Way::read),
                        both(of, Way::stored),
                        both(of, way -> way.settled().minus(BOUND)))));
        Files.write(TABLE, table);
        table.forEach(System.out::println);
    }

    private static String both(List<Way> of, Function<Way, Duration> stage) {
        return "%.2f, %.2f"
                .formatted(
                        percentile(50, of, stage).toMillis() / 1e3,
                        percentile(99, of, stage).toMillis() / 1e3);
    }

    private static Duration percentile(int percent, List<Way> of, Function<Way, Duration> stage) {
        List<Duration> sorted = of.stream().map(stage).sorted().toList();
        return sorted.isEmpty() ? Duration.ofDays(1) : sorted.get(sorted.size() * percent / 100);
    }
}
