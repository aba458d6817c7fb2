package io.vigil.events.signals;

import java.util.List;

/**
 * The values of the fields that a correlation groups by, as one text. A correlation of correlations groups by some of the fields that those within it
 * group by: these come first, and are whose signals belong together; the others keep apart what each of those within it counts.
 */
public final class GroupValues {
    /** Between values, so that two fields are never taken for one. */
    private static final char BETWEEN = '\u001f';

    /** Before each value that only those within group by. */
    private static final char WITHIN = '\u001e';

    private static final String EITHER = "[\u001e\u001f]";

    private GroupValues() {}

    /** @param outer how many of the values the outermost correlation groups by: the first ones */
    public static String of(List<String> values, int outer) {
        var text = new StringBuilder(String.join(String.valueOf(BETWEEN), values.subList(0, outer)));
        values.subList(outer, values.size())
                .forEach(value -> text.append(WITHIN).append(value));
        return text.toString();
    }

    /**
     * The values of the outermost, and some of the others.
     *
     * @param within how many of these
     */
    public static String first(String text, int within) {
        int end = -1;
        for (int left = within; left >= 0; left--) {
            end = text.indexOf(WITHIN, end + 1);
            if (end < 0) {
                return text;
            }
        }
        return text.substring(0, end);
    }

    /**
     * One value.
     *
     * @param place {@link #placeOf}
     */
    public static String value(String text, int place) {
        return text.split(EITHER, -1)[place];
    }

    /**
     * Where a value stands: an outermost correlation that groups by nothing has an empty value.
     *
     * @param at its place among all values, from 0
     * @param outer how many values the outermost groups by
     */
    public static int placeOf(int at, int outer) {
        return outer == 0 ? at + 1 : at;
    }
}
