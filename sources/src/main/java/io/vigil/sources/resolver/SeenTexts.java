package io.vigil.sources.resolver;

import io.vigil.events.QueryTexts;
import io.vigil.sources.json.KnownTexts;
import java.util.Arrays;

/** The texts of one query, each the same string as in earlier queries. Reusable. */
final class SeenTexts {
    private static final String[] NONE = {};
    /** Of the names and data that queries repeat, some tens of megabytes at most. */
    private static final int KEPT = 1 << 16;

    private final KnownTexts known = new KnownTexts(KEPT);
    private String name = "";
    private String[] types = new String[8];
    private String[] data = new String[8];
    private int answers;

    void clear() {
        name = "";
        answers = 0;
    }

    String text(byte[] bytes, int from, int to) {
        return known.of(bytes, from, to);
    }

    void name(DomainText text) {
        name = text(text.bytes(), text.from(), text.to());
    }

    void answer(String type, DomainText text) {
        if (answers == types.length) {
            types = Arrays.copyOf(types, 2 * answers);
            data = Arrays.copyOf(data, 2 * answers);
        }
        types[answers] = type;
        data[answers] = text(text.bytes(), text.from(), text.to());
        answers++;
    }

    QueryTexts take() {
        return answers == 0
                ? new QueryTexts(name, NONE, NONE)
                : new QueryTexts(name, Arrays.copyOf(data, answers), Arrays.copyOf(types, answers));
    }
}
