package io.vigil.intel.lists;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@link ListFormat#ALIEN_VAULT}: fields between {@code #}, the address first, what it does in the fourth. */
final class ReputationList {
    private static final int ACTIVITY = 3;

    private ReputationList() {}

    static void read(BoundedText text, Consumer<Listed> found) throws IOException {
        var lines = new NumberedLines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!TextList.isRemark(line)) {
                String[] fields = line.strip().split("#", -1);
                found.accept(Listed.until(lines.number(), fields[0], threats(fields), Listed.FOREVER));
            }
        }
    }

    private static List<String> threats(String[] fields) {
        return fields.length > ACTIVITY ? ThreatNames.of(fields[ACTIVITY].split(";")) : List.of();
    }
}
