package io.vigil.cli.findings;

import io.vigil.console.store.Condition;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import io.vigil.console.store.Row;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Prints findings as a job writes them. News come in the order of their writing, which is nearly that of the events: each look goes back an hour
 * from the latest event that it knows, and leaves out what it knows.
 */
final class Watch {
    private static final long BACK = Duration.ofHours(1).toMillis();
    private static final int KNOWN = 100_000;

    private final Pages pages;
    private final Criteria criteria;
    private final Listing listing;
    private final PrintWriter out;
    /** The latest news of each finding, by id. */
    private final Map<String, String> known = new LinkedHashMap<>();

    private long latest;

    Watch(FindingReader findings, Criteria criteria, Listing listing, PrintWriter out) {
        this.pages = new Pages(findings);
        this.criteria = criteria;
        this.listing = listing;
        this.out = out;
    }

    /** Prints nothing that is in the store already. */
    void follow(FindingsCommand.Pause pause) throws InterruptedException {
        look(rows -> {});
        while (pause.again()) {
            look(this::show);
            out.flush();
        }
    }

    private void look(Consumer<List<Row>> news) {
        Condition recent = Condition.range("updatedAt", ">=", (double) Math.max(0, latest - BACK));
        var conditions = new ArrayList<>(criteria.conditions());
        conditions.add(recent);
        pages.forEach(
                new Criteria(conditions),
                Order.by("updatedAt", false),
                Long.MAX_VALUE,
                rows -> news.accept(unknown(rows)));
    }

    private List<Row> unknown(List<Row> rows) {
        var unknown = new ArrayList<Row>();
        for (Row row : rows) {
            if (!row.updatedAt().equals(known.remove(row.id()))) {
                unknown.add(row);
            }
            known.put(row.id(), row.updatedAt());
            latest = Math.max(latest, Instant.parse(row.updatedAt()).toEpochMilli());
        }
        while (known.size() > KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
        return unknown;
    }

    private void show(List<Row> rows) {
        if (!rows.isEmpty()) {
            listing.showRows(rows);
        }
    }
}
