package io.vigil.models.dga;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * Names as programs make them, in the styles that such programs are known for. All written for this purpose: no generator of any malware is
 * copied, so that published families are names the scorer has never met.
 */
enum GeneratedNames {
    LETTERS {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 7 + random.nextInt(20));
        }
    },
    FEW_LETTERS {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 5 + random.nextInt(5));
        }
    },
    LETTERS_AND_DIGITS {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET + "0123456789", 8 + random.nextInt(18));
        }
    },
    HEXADECIMAL {
        @Override
        String label(Random random) {
            return pick(random, "0123456789abcdef", 8 + random.nextInt(25));
        }
    },
    BASE_32 {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET + "234567", 16 + 8 * random.nextInt(3));
        }
    },
    CONSONANTS {
        @Override
        String label(Random random) {
            return pick(random, CONSONANT_LETTERS + CONSONANT_LETTERS + VOWELS, 8 + random.nextInt(12));
        }
    },
    CONGRUENTIAL {
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
    LETTER_FREQUENCIES {
        @Override
        String label(Random random) {
            return pick(random, "eeeeetttaaaooiinnsshhrrddllccuummwfgypbvk", 8 + random.nextInt(14));
        }
    },
    ALTERNATING {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            for (int left = 6 + random.nextInt(9); left > 0; left--) {
                name.append(pick(random, left % 2 == 0 ? VOWELS : CONSONANT_LETTERS, 1));
            }
            return name.toString();
        }
    },
    SYLLABLES {
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
    SYLLABLES_OF_TWO {
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
    CHANGED_WORD {
        /** A fixed tail with another head each time. */
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 4) + word(random) + word(random) + (random.nextBoolean() ? word(random) : "");
        }
    },
    WORDS {
        @Override
        String label(Random random) {
            var name = new StringBuilder(word(random)).append(word(random));
            return random.nextBoolean()
                    ? name.toString()
                    : name.append(word(random)).toString();
        }
    },
    MANY_WORDS {
        @Override
        String label(Random random) {
            var name = new StringBuilder();
            while (name.length() < 14 + random.nextInt(12)) {
                name.append(word(random));
            }
            return name.toString();
        }
    },
    WORD_AND_NUMBER {
        @Override
        String label(Random random) {
            return word(random) + pick(random, "0123456789abcdef", 5 + random.nextInt(6));
        }
    },
    ENCODED_DATE {
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
    OPEN_SYLLABLES {
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
    SYLLABLES_WITH_HYPHENS {
        @Override
        String label(Random random) {
            GeneratedNames part = random.nextBoolean() ? OPEN_SYLLABLES : SYLLABLES;
            String name = part.label(random) + "-" + part.label(random);
            return random.nextBoolean() ? name : name + "-" + part.label(random);
        }
    },
    SHORT_BELOW_ANY_SUFFIX {
        @Override
        String label(Random random) {
            return pick(random, ALPHABET, 4 + random.nextInt(3));
        }

        @Override
        String name(Random random) {
            return label(random) + "." + COUNTRIES[random.nextInt(COUNTRIES.length)];
        }
    };

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final String VOWELS = "aeiou";
    private static final String CONSONANT_LETTERS = "bcdfghjklmnpqrstvwxyz";

    private static final String[] SUFFIXES =
            ("com com com com net net net org org info info biz biz ru ru su in cc tv ws cn eu co.uk de us me pw top xyz tk ga ml la nu to"
                            + " name mobi online site club work pro kz so im ki mn gs ms vg jp ca be fr it pl se tw br.com")
                    .split(" ");

    private static final String[] COUNTRIES =
            ("ac ad ae af ag am as at az ba be bg bi by bz ca cc cd cf ch ci cl cm cn co cx cz de dj dk do dz ee es eu fi fm fr ga gd ge gg gl"
                            + " gr gs gy hk hn hr ht hu ie im in io ir is it je jp ke kg ki kr kz la lc li lt lu lv ly ma md me mg mk ml mn ms mu"
                            + " mx my nf nl no nu nz pe ph pk pl pm pt pw qa re ro rs ru sc se sg sh si sk sm sn so st su sx sy tc tf tg th tk tl")
                    .split(" ");

    private static final String[] WORD_LIST =
            ("the and that have with this from they will would there their what about which when make like time just know take people"
                            + " into year your good some could them other than then now look only come its over think also back after use two how our"
                            + " work first well way even new want because any these give day most us such being must upon those between own where"
                            + " through under never same another while last might great old off since against right down should each"
                            + " able above across action after again against almost alone along always among animal answer appear apple around autumn back"
                            + " basket battle beauty become before begin behind believe below beside better between beyond bottle branch bread"
                            + " breath bridge bright bring broken brother building business butter candle capital captain carry castle caught"
                            + " cause center century certain chair chance change charge chief child choice church circle city clear climb close"
                            + " cloud coffee cold color common company condition consider contain continue control corner cotton country course"
                            + " cover create crowd dance danger daughter decide degree desert desire detail differ dinner direct doctor double"
                            + " dream dress drive during early earth either electric engine enough evening every example except expect express"
                            + " famous farther father favor feather figure final finger finish flower follow foreign forest forget forward"
                            + " freedom friend future garden gather gentle glass golden great ground guess happen heart heavy history honor"
                            + " house hunger husband imagine increase indeed industry inside island journey kitchen labor language laugh leader"
                            + " learn leave letter listen little machine marriage master matter measure member middle million minute modern"
                            + " moment morning mother mountain music nation nature neither never night north nothing number object ocean office")
                    .split(" ");

    abstract String label(Random random);

    /** A registered domain: the label, a dot and a public suffix. */
    String name(Random random) {
        return label(random) + "." + SUFFIXES[random.nextInt(SUFFIXES.length)];
    }

    private static String pick(Random random, String letters, int length) {
        var text = new StringBuilder(length);
        for (int left = length; left > 0; left--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String word(Random random) {
        return WORD_LIST[random.nextInt(WORD_LIST.length)];
    }
}
