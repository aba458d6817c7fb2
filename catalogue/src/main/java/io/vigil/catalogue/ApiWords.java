package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the names of AWS's calls say, whatever the service, kept as data in {@code api-words.yaml}: rules and models ask for the same words. */
public final class ApiWords {
    private static final String FILE = "api-words.yaml";
    private static final Map<String, String> EXPRESSIONS = read();

    private ApiWords() {}

    /** The regular expression, in RE2's syntax, that finds it in the name of a call; null when there is no such word. */
    public static @Nullable String expression(String word) {
        return EXPRESSIONS.get(word);
    }

    /** What to reply to somebody who asks for a word that there is not. */
    public static String unknown(String word) {
        return "no such word: " + word + DidYouMean.among(EXPRESSIONS.keySet(), word);
    }

    private static Map<String, String> read() {
        try (InputStream file = Objects.requireNonNull(ApiWords.class.getResourceAsStream(FILE), FILE)) {
            var problems = new Problems();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> read = new LinkedHashMap<>();
            for (JsonNode document : Yaml.documents(FILE, text, problems)) {
                document.properties()
                        .forEach(word -> read.put(word.getKey(), word.getValue().asText()));
            }
            problems.throwIfAny();
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " ships with this class and cannot be read", e);
        }
    }
}
