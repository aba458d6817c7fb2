package io.vigil.models.dga;

import static io.vigil.models.dga.NameParts.ALPHABET;
import static io.vigil.models.dga.NameParts.CODAS;
import static io.vigil.models.dga.NameParts.CONSONANT_LETTERS;
import static io.vigil.models.dga.NameParts.COUNTRIES;
import static io.vigil.models.dga.NameParts.MONTHS;
import static io.vigil.models.dga.NameParts.ONSETS;
import static io.vigil.models.dga.NameParts.SUFFIXES;
import static io.vigil.models.dga.NameParts.TEXTS;
import static io.vigil.models.dga.NameParts.VOWELS;
import static io.vigil.models.dga.NameParts.pick;
import static io.vigil.models.dga.NameParts.shuffled;
import static io.vigil.models.dga.NameParts.word;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * Names as programs make them, in the styles that such programs are known for. All written for this purpose: no generator of any malware is
 * copied, so that published families are names the scorer has never met.
 */
enum GeneratedNames {
    LETTERS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 7 + random.nextInt(20));
        }
    },
    FEW_LETTERS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 5 + random.nextInt(5));
        }
    },
    LETTERS_AND_DIGITS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET + "0123456789", 8 + random.nextInt(18));
        }
    },
    HEXADECIMAL(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, "0123456789abcdef", 8 + random.nextInt(25));
        }
    },
    BASE_32(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET + "234567", 16 + 8 * random.nextInt(3));
        }
    },
    CONSONANTS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, CONSONANT_LETTERS + CONSONANT_LETTERS + VOWELS, 8 + random.nextInt(12));
        }
    },
    CONGRUENTIAL(Kind.LETTERS) {
        /** A linear congruential generator seeded with a date, one letter a step, some letters never. */
        @Override
        String label(Random random) {
            long state = 20_000_000L + random.nextInt(300_000) * 7L;
            var name = new StringBuilder();
            for (int left = 8 + random.nextInt(12); left > 0; left--) {
                state = state * 1_664_525L + 1_013_904_223L & 0xffff_ffffL;
                name.append((char) ('a' + (state >>> 16) % (20 + (state & 3) * 2)));
            }
            return name.toString();
        }
    },
    LETTER_FREQUENCIES(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, "eeeeetttaaaooiinnsshhrrddllccuummwfgypbvk", 8 + random.nextInt(14));
        }
    },
    ALTERNATING(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 6 + random.nextInt(9); left > 0; left--) {
                name.append(pick(random, left % 2 == 0 ? VOWELS : CONSONANT_LETTERS, 1));
            }
            return name.toString();
        }
    },
    SYLLABLES(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 2 + random.nextInt(4); left > 0; left--) {
                name.append(pick(random, CONSONANT_LETTERS, 1)).append(pick(random, VOWELS, 1));
                name.append(random.nextBoolean() ? pick(random, CONSONANT_LETTERS, 1) : "");
            }
            return name.toString();
        }
    },
    SYLLABLES_OF_TWO(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 3 + random.nextInt(4); left > 0; left--) {
                boolean open = random.nextBoolean();
                name.append(pick(random, open ? CONSONANT_LETTERS : VOWELS, 1));
                name.append(pick(random, open ? VOWELS : CONSONANT_LETTERS, 1));
            }
            return name.toString();
        }
    },
    CHANGED_WORD(Kind.LETTERS) {
        /** A fixed tail with another head each time. */
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 4) + word(random) + word(random) + (random.nextBoolean() ? word(random) : "");
        }
    },
    WORDS(Kind.WORDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder(word(random)).append(word(random));
            return random.nextBoolean()
                    ? name.toString()
                    : name.append(word(random)).toString();
        }
    },
    MANY_WORDS(Kind.WORDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            while (name.length() < 14 + random.nextInt(12)) {
                name.append(word(random));
            }
            return name.toString();
        }
    },
    WORD_AND_NUMBER(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return word(random) + pick(random, "0123456789abcdef", 5 + random.nextInt(6));
        }
    },
    ENCODED_DATE(Kind.LETTERS) {
        @Override
        String label(Random random) {
            String date = String.format(
                    Locale.ROOT,
                    "%02d%02d%d",
                    1 + random.nextInt(28),
                    1 + random.nextInt(12),
                    2005 + random.nextInt(25));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(date.getBytes(StandardCharsets.US_ASCII))
                    .toLowerCase(Locale.ROOT);
        }
    },
    OPEN_SYLLABLES(Kind.SOUNDS) {
        /** Easy to say in most languages. */
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 3 + random.nextInt(4); left > 0; left--) {
                name.append(pick(random, "bdfgklmnprstvz", 1)).append(pick(random, VOWELS, 1));
            }
            return name.toString();
        }
    },
    SYLLABLES_WITH_HYPHENS(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            GeneratedNames part = random.nextBoolean() ? OPEN_SYLLABLES : SYLLABLES;
            String name = part.label(random) + "-" + part.label(random);
            return random.nextBoolean() ? name : name + "-" + part.label(random);
        }
    },
    SHUFFLED_WORD(Kind.LETTERS) {
        /** The letters of one text in another order each time. */
        @Override
        String label(Random random) {
            return shuffled(TEXTS[random.nextInt(TEXTS.length)], random);
        }
    },
    REPEATED_PART(Kind.LETTERS) {
        @Override
        String label(Random random) {
            String part = pick(random, ALPHABET, 3 + random.nextInt(5));
            return random.nextBoolean() ? part + part : part + pick(random, ALPHABET, 2) + part;
        }
    },
    OF_TEN_LETTERS(Kind.LETTERS) {
        /** A small alphabet, another one for each program: here one of a few. */
        @Override
        String label(Random random) {
            String letters = shuffled(ALPHABET, new Random(random.nextInt(40))).substring(0, 10);
            return pick(random, letters, 7 + random.nextInt(6));
        }
    },
    WORD_WITH_OTHER_LETTERS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder(word(random) + word(random));
            for (int left = 2 + random.nextInt(3); left > 0; left--) {
                name.setCharAt(
                        random.nextInt(name.length()), pick(random, ALPHABET, 1).charAt(0));
            }
            return name.toString();
        }
    },
    MONTH_AND_LETTERS(Kind.LETTERS) {
        @Override
        String label(Random random) {
            String day = MONTHS[random.nextInt(MONTHS.length)] + (random.nextBoolean() ? random.nextInt(32) : "");
            return day + pick(random, ALPHABET + "0123456789", 4 + random.nextInt(6));
        }
    },
    SYLLABLES_AND_NUMBER(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            return OPEN_SYLLABLES.label(random) + random.nextInt(1000);
        }
    },
    CLUSTERS(Kind.SOUNDS) {
        /** Beginnings and ends of syllables as many languages have them. */
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 2 + random.nextInt(3); left > 0; left--) {
                name.append(ONSETS[random.nextInt(ONSETS.length)]).append(pick(random, VOWELS, 1));
                name.append(random.nextInt(3) > 0 ? "" : CODAS[random.nextInt(CODAS.length)]);
            }
            return name.toString();
        }
    },
    VOWELS_MOSTLY(Kind.SOUNDS) {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 2 + random.nextInt(4); left > 0; left--) {
                name.append(pick(random, VOWELS, 1 + random.nextInt(2))).append(pick(random, CONSONANT_LETTERS, 1));
            }
            return name.toString();
        }
    },
    SHORT_BELOW_ANY_SUFFIX(Kind.LETTERS) {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 4 + random.nextInt(3));
        }

        @Override
        String name(Random random) {
            return label(random) + "." + COUNTRIES[random.nextInt(COUNTRIES.length)];
        }
    };

    final Kind kind;

    GeneratedNames(Kind kind) {
        this.kind = kind;
    }

    abstract String label(Random random);

    /** A registered domain: the label, a dot and a public suffix. */
    String name(Random random) {
        return label(random) + "." + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }
}
