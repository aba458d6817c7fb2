package io.vigil.models.dga;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Words that no language has, of letters that follow two others as they do in a language's words: for the lists of words in languages that nobody here has. */
final class InventedWords {
    private static final char END = '$';
    private static final int LONGEST = 14;

    private final Map<String, List<Character>> following = new HashMap<>();

    InventedWords(List<String> words) {
        for (String word : words) {
            String ended = "^^" + word + END;
            for (int at = 2; at < ended.length(); at++) {
                following
                        .computeIfAbsent(ended.substring(at - 2, at), none -> new ArrayList<>())
                        .add(ended.charAt(at));
            }
        }
    }

    /** One of at least four letters. */
    String next(Random random) {
        var word = new StringBuilder("^^");
        while (word.length() < LONGEST + 2) {
            List<Character> letters = following.get(word.substring(word.length() - 2));
            char letter = letters.get(random.nextInt(letters.size()));
            if (letter == END) {
                break;
            }
            word.append(letter);
        }
        return word.length() < 6 ? next(random) : word.substring(2);
    }
}
