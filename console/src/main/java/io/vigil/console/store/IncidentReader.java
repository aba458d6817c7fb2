package io.vigil.console.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads findings as incidents. Each stands where the first of its findings does, so that their order is as total as that of findings, pages follow
 * each other without gap, and the findings that they count together are those of the question.
 */
public final class IncidentReader {
    private static final int FEW = 100;
    private static final int MANY = 1000;

    /**
     * What a question asks for of one incident.
     *
     * @param first id of the first finding in the order
     * @param whole whether the sequence itself is asked for
     */
    private record Asked(String first, long count, boolean whole) {
        static Asked of(Row row) {
            return new Asked(row.id(), 1, row.id().equals(row.incident()));
        }

        Asked and(Asked later) {
            return new Asked(first, count + later.count, whole || later.whole);
        }

        Incident shown(Row place, boolean sequenceExists) {
            boolean itself = !sequenceExists || whole;
            return new Incident(
                    place, sequenceExists ? place.incident() : place.id(), count, itself ? count - 1 : count);
        }
    }

    private final FindingReader findings;

    public IncidentReader(FindingReader findings) {
        this.findings = findings.briefly();
    }

    /** How many incidents the findings are of. */
    public long count(Criteria criteria) {
        return findings.counts().incidents(criteria);
    }

    /**
     * The next incidents of an order of findings.
     *
     * @param after place of the last one of the page before; null for the first page
     * @param most how many
     */
    public List<Incident> page(Criteria criteria, Order order, @Nullable Row after, int most) {
        Map<String, Asked> known = new HashMap<>();
        List<Row> places = new ArrayList<>();
        Row last = after;
        int wanted = Math.max(FEW, most);
        while (places.size() < most) {
            List<Row> rows = findings.page(criteria, order, last, wanted);
            learn(rows, criteria, order, known);
            rows.stream()
                    .filter(row -> isFirst(row, known))
                    .limit(most - places.size())
                    .forEach(places::add);
            if (rows.size() < wanted) {
                break;
            }
            last = rows.get(rows.size() - 1);
            wanted = MANY;
        }
        Set<String> shown = existing(places.stream().map(Row::incident).toList());
        return places.stream()
                .map(row -> known.get(row.incident()).shown(row, shown.contains(row.incident())))
                .toList();
    }

    /** A job may be writing: what it has changed between two questions is left to the next page or the next look. */
    private static boolean isFirst(Row row, Map<String, Asked> known) {
        Asked asked = known.get(row.incident());
        return asked != null && asked.first().equals(row.id());
    }

    /** @param known is given what is asked for of the incidents that the rows are of */
    private void learn(List<Row> rows, Criteria criteria, Order order, Map<String, Asked> known) {
        List<String> news = rows.stream()
                .map(Row::incident)
                .distinct()
                .filter(incident -> !known.containsKey(incident))
                .toList();
        if (!news.isEmpty()) {
            findings.page(criteria.and(Condition.equal(Criteria.INCIDENT, news)), order, null, Integer.MAX_VALUE)
                    .forEach(row -> known.merge(row.incident(), Asked.of(row), Asked::and));
        }
    }

    private Set<String> existing(List<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : findings
                        .page(new Criteria(List.of(Condition.equal("id", ids))), Order.DEFAULT, null, Integer.MAX_VALUE)
                        .stream()
                        .map(Row::id)
                        .collect(Collectors.toSet());
    }
}
