package io.vigil.sources.resolver;

import io.vigil.events.dns.QueryTexts;
import io.vigil.sources.json.KnownTexts;
import java.util.Arrays;

/** The texts of one query, each the same string as in earlier queries. Reusable. */
final class SeenTexts {
    private static final String[] NONE = {};
    /** Few enough to stay near the processor. */
    private static final int KEPT = 1 << 15;

    /** For all inputs: a record of a stream holds too few to repeat them. */
    private static final KnownTexts KNOWN = new KnownTexts(KEPT);

    private String name = "";
    private String[] types = new String[8];
    private String[] data = new String[8];
    private int answers;

    void clear() {
        name = "";
        answers = 0;
    }

    String text(byte[] bytes, int from, int to) {
        return KNOWN.of(bytes, from, to);
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
