package io.vigil.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What readers of findings may rely on, whatever the database. */
interface FindingReaderContract {
    Clock NOON = Clock.fixed(Instant.parse("2025-06-13T12:00:00Z"), ZoneOffset.UTC);
    Criteria ALL = new Criteria(List.of());

    /** Empty. */
    GivenStore store();

    private static List<ObjectNode> findings(int count, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(number -> GivenFinding.of(number, random))
                .toList();
    }

    @Test
    default void sqlFindsWhatANaiveEvaluatorFinds() {
        var random = new SplittableRandom(15);
        var store = store();
        var findings = findings(150, random);
        store.write(findings);
        try (var connections = store.connections()) {
            act(findings, new Analysts(connections, NOON), random);
            var reader = new FindingReader(connections);
            int nonEmpty = 0;
            for (int question = 0; question < 300; question++) {
                JsonNode asked = GivenCriteria.of(random);
                var criteria = Criteria.read(asked);
                var expected = findings.stream()
                        .filter(criteria::hold)
                        .map(each -> each.path("id").asText())
                        .toList();

                var found = reader.page(criteria, Order.DEFAULT, null, 1000);

                assertThat(found)
                        .as(asked.toString())
                        .extracting(Row::id)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(reader.counts().by(criteria, List.of("type", "day")).stream()
                                .mapToLong(Group::count)
                                .sum())
                        .as(asked.toString())
                        .isEqualTo(expected.size());
                nonEmpty += expected.isEmpty() ? 0 : 1;
            }
            assertThat(nonEmpty).isBetween(60, 290);
        }
    }

    /** Some findings are archived and some brought back, in the store and in the documents that the naive evaluator looks at. */
    private static void act(List<ObjectNode> findings, Analysts analysts, SplittableRandom random) {
        for (ObjectNode finding : findings) {
            if (random.nextInt(3) == 0) {
                boolean archived = random.nextBoolean();
                analysts.archive(List.of(finding.path("id").asText()), archived, "alice");
                ((ObjectNode) finding.get("service")).put("archived", archived);
            }
        }
    }

    @Test
    default void pagesFollowEachOtherWithoutGapInEveryOrder() {
        var store = store();
        store.write(findings(40, new SplittableRandom(7)));
        try (var connections = store.connections()) {
            var reader = new FindingReader(connections);
            for (String attribute : List.of("severity", "updatedAt", "createdAt", "service.count", "type", "id")) {
                for (boolean descending : new boolean[] {true, false}) {
                    var order = Order.by(attribute, descending);

                    List<String> paged = pages(reader, order);

                    var whole = reader.page(ALL, order, null, 100);
                    assertThat(paged)
                            .as(attribute)
                            .isEqualTo(whole.stream().map(Row::id).toList());
                }
            }
        }
    }

    private static List<String> pages(FindingReader reader, Order order) {
        var paged = new ArrayList<String>();
        Row last = null;
        for (int page = 0; page < 6; page++) {
            var rows = reader.page(ALL, order, last, 7);
            rows.forEach(row -> paged.add(row.id()));
            last = rows.get(rows.size() - 1);
        }
        return paged;
    }

    @Test
    default void incidentsAreTheFindingsOfAQuestionFoldedOnceEach() {
        var random = new SplittableRandom(3);
        var store = store();
        var findings = findings(150, random);
        store.write(findings);
        try (var connections = store.connections()) {
            var incidents = new IncidentReader(new FindingReader(connections));
            for (int question = 0; question < 100; question++) {
                JsonNode asked = GivenCriteria.of(random);
                var criteria = Criteria.read(asked);
                var expected = findings.stream()
                        .filter(criteria::hold)
                        .collect(Collectors.groupingBy(FindingReaderContract::incident, Collectors.counting()));

                var found = paged(incidents, criteria, Order.by("updatedAt", random.nextBoolean()));

                assertThat(found)
                        .as(asked.toString())
                        .extracting(each -> each.place().incident())
                        .containsExactlyInAnyOrderElementsOf(expected.keySet());
                assertThat(found)
                        .as(asked.toString())
                        .allSatisfy(each -> assertThat(each.count())
                                .isEqualTo(expected.get(each.place().incident())));
                assertThat(incidents.count(criteria)).as(asked.toString()).isEqualTo(expected.size());
            }
        }
    }

    private static String incident(JsonNode finding) {
        return Criteria.valuesAt(finding, Criteria.INCIDENT).get(0);
    }

    private static List<Incident> paged(IncidentReader incidents, Criteria criteria, Order order) {
        var all = new ArrayList<Incident>();
        Row last = null;
        for (var page = incidents.page(criteria, order, null, 7);
                !page.isEmpty();
                page = incidents.page(criteria, order, last, 7)) {
            all.addAll(page);
            last = page.get(page.size() - 1).place();
        }
        return all;
    }

    @Test
    default void anIncidentIsShownAsItsSequenceAlsoWhereOnlyAMemberIsAskedFor() {
        var store = store();
        var sequence = GivenFinding.of(1, new SplittableRandom(1)).put("severity", 9.0);
        var member = GivenFinding.of(2, new SplittableRandom(2)).put("severity", 5.0);
        var orphan = GivenFinding.of(3, new SplittableRandom(3)).put("severity", 4.0);
        var alone = GivenFinding.of(4, new SplittableRandom(4)).put("severity", 3.0);
        GivenFinding.join(sequence);
        GivenFinding.join(member, sequence.path("id").asText());
        GivenFinding.join(orphan, "f".repeat(32));
        GivenFinding.join(alone);
        store.write(List.of(sequence, member, orphan, alone));
        try (var connections = store.connections()) {
            var incidents = new IncidentReader(new FindingReader(connections));

            assertThat(incidents.page(ALL, Order.DEFAULT, null, 9))
                    .extracting(Incident::shown, Incident::count, Incident::others)
                    .containsExactly(
                            tuple(sequence.path("id").asText(), 2L, 1L),
                            tuple(orphan.path("id").asText(), 1L, 0L),
                            tuple(alone.path("id").asText(), 1L, 0L));
            assertThat(incidents.page(
                            new Criteria(List.of(Condition.range("severity", "<", 6))), Order.DEFAULT, null, 1))
                    .extracting(Incident::shown, Incident::count, Incident::others)
                    .containsExactly(tuple(sequence.path("id").asText(), 1L, 1L));
        }
    }

    @Test
    default void theBeginningOfAnIdIsEnough() {
        var store = store();
        store.write(findings(40, new SplittableRandom(7)));
        try (var connections = store.connections()) {
            var reader = new FindingReader(connections);

            assertThat(reader.startingWith("0".repeat(30) + "0f", 5))
                    .singleElement()
                    .extracting(Row::id)
                    .isEqualTo("%032x".formatted(15));
            assertThat(reader.startingWith("0".repeat(30), 3)).hasSize(3);
            assertThat(reader.startingWith("f", 3)).isEmpty();
        }
    }

    @Test
    default void whatWasArchivedByHandStaysSoWhenTheJobWritesItAgain() {
        var store = store();
        var finding = GivenFinding.of(1, new SplittableRandom(1)).put("severity", 5.0);
        ((ObjectNode) finding.get("service")).put("archived", false);
        store.write(List.of(finding));
        try (var connections = store.connections()) {
            var analysts = new Analysts(connections, NOON);
            var reader = new FindingReader(connections);
            String id = finding.path("id").asText();

            analysts.archive(List.of(id, "unknown"), true, "alice");
            analysts.judge(List.of(id), "USEFUL", "seen", "alice");
            store.write(List.of(finding));

            assertThat(reader.get(List.of(id))).singleElement().satisfies(row -> {
                assertThat(row.archived()).isTrue();
                assertThat(row.feedback()).isEqualTo("USEFUL");
            });

            analysts.archive(List.of(id), false, "alice");
            assertThat(reader.get(List.of(id)))
                    .singleElement()
                    .extracting(Row::archived)
                    .isEqualTo(false);
        }
    }

    @Test
    default void whatWasArchivedByHandIsCountedSoAlsoWhenTheJobWritesItAgain() {
        var store = store();
        var findings = findings(3, new SplittableRandom(1));
        findings.forEach(each -> ((ObjectNode) each.get("service")).put("archived", false));
        store.write(findings);
        try (var connections = store.connections()) {
            new Analysts(connections, NOON)
                    .archive(List.of(findings.get(0).path("id").asText()), true, "alice");

            store.write(findings);

            assertThat(new FindingReader(connections).counts().by(ALL, List.of("archived")))
                    .extracting(Group::count)
                    .containsExactlyInAnyOrder(1L, 2L);
        }
    }

    @Test
    default void whatWasArchivedIsShownAgainWhenItGrowsGraver() {
        var store = store();
        var finding = GivenFinding.of(1, new SplittableRandom(1)).put("severity", 5.0);
        ((ObjectNode) finding.get("service")).put("archived", false);
        store.write(List.of(finding));
        try (var connections = store.connections()) {
            new Analysts(connections, NOON).archive(List.of(finding.path("id").asText()), true, "alice");

            store.write(List.of(finding.put("severity", 8.0)));

            var reader = new FindingReader(connections);
            assertThat(reader.page(ALL, Order.DEFAULT, null, 9))
                    .singleElement()
                    .extracting(Row::archived)
                    .isEqualTo(false);

            store.write(List.of(finding.put("severity", 5.0)));
            assertThat(reader.page(ALL, Order.DEFAULT, null, 9))
                    .singleElement()
                    .extracting(Row::archived)
                    .isEqualTo(true);
        }
    }

    @Test
    default void everyActIsAudited() {
        var store = store();
        store.write(findings(1, new SplittableRandom(1)));
        try (var connections = store.connections()) {
            new Analysts(connections, NOON).archive(List.of("%032x".formatted(0)), true, "alice");

            String act = connections.use(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select who, what, finding_id from audit")) {
                    return rows.next() ? rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) : "";
                }
            });

            assertThat(act).isEqualTo("alice archive " + "%032x".formatted(0));
        }
    }
}
