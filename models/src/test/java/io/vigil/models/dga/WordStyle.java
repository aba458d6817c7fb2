package io.vigil.models.dga;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names as programs make them of a list of words, in English or in any other language. */
enum WordStyle {
    TWO(Kind.WORDS, "", 2),
    THREE(Kind.WORDS, "", 3),
    TWO_WITH_HYPHEN(Kind.WORDS, "-", 2),
    THREE_WITH_HYPHENS(Kind.WORDS, "-", 3),
    MANY(Kind.WORDS, "", 5),
    WITH_NUMBER(Kind.WORDS, "", 1),
    WITH_ENDS(Kind.WORDS, "", 1),
    INVENTED(Kind.SOUNDS, "", 1),
    TWO_INVENTED(Kind.SOUNDS, "", 2),
    INVENTED_WITH_HYPHEN(Kind.SOUNDS, "-", 2),
    MANY_INVENTED(Kind.SOUNDS, "", 5);

    private static final int LONGEST_LABEL = 60;
    private static final int INVENTED_WORDS = 2000;
    private static final String[] BEGINNINGS =
            "pre anti over multi ultra semi non inter trans under counter hyper".split(" ");
    private static final String[] ENDS = "able ing ness ship less ful ism ward ous ity ment ize".split(" ");
    private static final String[] SUFFIXES =
            "com com com net net org info biz ru top xyz de cc me tk co su in pw eu nl it".split(" ");

    final Kind kind;
    private final String between;
    private final int words;

    WordStyle(Kind kind, String between, int words) {
        this.kind = kind;
        this.between = between;
        this.words = words;
    }

    /** The words that names of this style are made of. */
    List<String> list(List<String> vocabulary, Random random) {
        if (kind == Kind.WORDS) {
            return vocabulary;
        }
        var invented = new InventedWords(vocabulary);
        List<String> list = new ArrayList<>();
        while (list.size() < INVENTED_WORDS) {
            list.add(invented.next(random));
        }
        return list;
    }

    /** A registered domain. */
    String name(Random random, List<String> list) {
        var label = new StringBuilder();
        boolean many = this == MANY || this == MANY_INVENTED;
        for (int left = many ? 3 + random.nextInt(3) : words; left > 0; left--) {
            label.append(label.length() == 0 ? "" : between).append(list.get(random.nextInt(list.size())));
        }
        if (this == WITH_NUMBER) {
            label.append(random.nextInt(1000));
        }
        if (this == WITH_ENDS) {
            label.insert(0, BEGINNINGS[random.nextInt(BEGINNINGS.length)]).append(ENDS[random.nextInt(ENDS.length)]);
        }
        label.setLength(Math.min(LONGEST_LABEL, label.length()));
        return label + "." + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }
}
