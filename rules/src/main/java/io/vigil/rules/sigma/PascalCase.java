package io.vigil.rules.sigma;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words as one: {@code AWS bucket deleted} becomes {@code AWSBucketDeleted}. */
final class PascalCase {
    private static final String NOT_IN_A_TYPE = "[^A-Za-z0-9]+";

    private PascalCase() {}

    /** Empty when nothing in it is a letter or a digit of ASCII, accents aside. */
    static String of(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Arrays.stream(plain.split(NOT_IN_A_TYPE))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
