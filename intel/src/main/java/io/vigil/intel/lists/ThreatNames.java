package io.vigil.intel.lists;

import java.util.Arrays;
import java.util.List;

/** Names of a threat, kept short: they go into every finding that the entry makes. */
final class ThreatNames {
    private static final int MOST = 10;
    private static final int LONGEST = 256;

    private ThreatNames() {}

    static List<String> of(String... names) {
        return Arrays.stream(names)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.length() <= LONGEST ? name : name.substring(0, LONGEST))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
