package io.vigil.intel.lists;

import io.vigil.intel.lists.Indicator.Unreadable;
import io.vigil.intel.lists.Indicator.WithoutUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sorts the entries of one list into those that count, which go into an index, and those that do not. */
final class EntryAdmission implements Consumer<Listed> {
    private static final int EXAMPLES = 3;
    private static final int SHOWN = 60;

    private final ListSource source;
    private final ListRules rules;
    private final IndicatorIndex.Builder index;
    private final List<String> examples = new ArrayList<>();
    private Provenance latest;
    private int entries;
    private int expired;
    private int withoutUse;
    private int unreadable;
    private int refused;

    EntryAdmission(ListSource source, ListRules rules, IndicatorIndex.Builder index) {
        this.source = source;
        this.rules = rules;
        this.index = index;
        this.latest = new Provenance(source, Listed.ALWAYS, Listed.FOREVER, List.of());
    }

    @Override
    public void accept(Listed entry) {
        String text = entry.indicator();
        Indicator meaning = text == null ? new WithoutUse() : IndicatorText.read(text);
        if (text == null || meaning instanceof WithoutUse) {
            withoutUse++;
        } else if (meaning instanceof Unreadable bad) {
            unreadable++;
            show(entry.line(), text, bad.reason());
        } else if (entry.validUntil() < rules.asOf() || entry.validUntil() == Listed.NEVER) {
            expired++;
        } else {
            add(entry, text, meaning);
        }
    }

    private void add(Listed entry, String text, Indicator meaning) {
        String objection = rules.objections().to(meaning);
        if (objection == null) {
            entries++;
            index.add(provenance(entry), text, meaning);
        } else {
            refused++;
            show(entry.line(), text, objection);
        }
    }

    /** Entries that follow each other mostly share theirs. */
    private Provenance provenance(Listed entry) {
        long from = rules.beginningsCount() ? entry.validFrom() : Listed.ALWAYS;
        boolean same = latest.validFrom() == from
                && latest.validUntil() == entry.validUntil()
                && latest.threatNames().equals(entry.threatNames());
        if (!same) {
            latest = new Provenance(source, from, entry.validUntil(), entry.threatNames());
        }
        return latest;
    }

    private void show(int line, String text, String reason) {
        if (examples.size() < EXAMPLES) {
            String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
            examples.add(source.path() + ":" + line + ": \"" + shown + "\" " + reason);
        }
    }

    LoadedList sum(ListFormat format, String version) {
        index.add(source, version);
        return new LoadedList(
                source, format, version, entries, expired, withoutUse, unreadable, refused, List.copyOf(examples));
    }
}
