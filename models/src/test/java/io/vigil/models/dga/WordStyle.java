package io.vigil.models.dga;

import java.util.List;
import java.util.Random;

/** Names as programs make them of a list of words. */
enum WordStyle {
    TWO("", 2),
    THREE("", 3),
    TWO_WITH_HYPHEN("-", 2),
    THREE_WITH_HYPHENS("-", 3),
    MANY("", 5),
    WITH_NUMBER("", 1);

    private static final int LONGEST_LABEL = 60;
    private static final String[] SUFFIXES =
            "com com com net net org info biz ru top xyz de cc me tk co su in pw eu nl it".split(" ");

    private final String between;
    private final int words;

    WordStyle(String between, int words) {
        this.between = between;
        this.words = words;
    }

    /** A registered domain. */
    String name(Random random, List<String> vocabulary) {
        var label = new StringBuilder();
        for (int left = this == MANY ? 3 + random.nextInt(3) : words; left > 0; left--) {
            label.append(label.length() == 0 ? "" : between).append(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        if (this == WITH_NUMBER) {
            label.append(random.nextInt(1000));
        }
        label.setLength(Math.min(LONGEST_LABEL, label.length()));
        return label + "." + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }
}
