package io.vigil.intel.lists;

import java.util.List;
import java.util.function.Consumer;

/** Reads {@link ListFormat#ALIEN_VAULT}: fields between {@code #}, the address first, what it does in the fourth. */
final class ReputationList {
    private static final int ACTIVITY = 3;

    private ReputationList() {}

    static void read(String text, Consumer<Listed> found) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!TextList.isRemark(line)) {
                String[] fields = line.strip().split("#", -1);
                found.accept(new Listed(number, fields[0], threats(fields), Listed.FOREVER));
            }
        }
    }

    private static List<String> threats(String[] fields) {
        return fields.length > ACTIVITY ? ThreatNames.of(fields[ACTIVITY].split(";")) : List.of();
    }
}
