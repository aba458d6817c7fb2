package io.vigil.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML strictly: a key given twice is a mistake, and {@code NO} is Norway. What was read is shared, so nobody changes it: each operator of a job
 * compiles its detections for itself, from the same texts.
 */
public final class Yaml {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private static final ObjectReader READER = YAMLMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Keeps a fraction as it is written: 1.10 is not 1.1 when compared as text. */
    private static final ObjectReader STREAM_READER = YAMLMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private static final Pattern OCTAL_OR_NOT = Pattern.compile("[-+]?0[0-9_]+");

    /** By the text, as long as somebody holds it; only of texts with which nothing is wrong. */
    private static final Map<String, JsonNode> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<String, List<JsonNode>> READ_STREAMS = Collections.synchronizedMap(new WeakHashMap<>());

    private Yaml() {}

    /**
     * All documents of a stream that hold something; none, with a problem, when there is no such or it is no YAML. What YAML readers
     * understand differently is a problem, too: a number that begins with a zero, and an alias.
     */
    public static List<JsonNode> documents(String place, String text, Problems problems) {
        List<JsonNode> known = READ_STREAMS.get(text);
        if (known != null) {
            return known;
        }
        var found = new Problems();
        List<JsonNode> documents = readStream(place, text, found);
        if (found.none()) {
            READ_STREAMS.put(text, documents);
        }
        problems.addAll(found);
        return documents;
    }

    private static List<JsonNode> readStream(String place, String text, Problems problems) {
        refuseDoubtful(place, text, problems);
        try (MappingIterator<JsonNode> documents = STREAM_READER.readValues(text)) {
            List<JsonNode> holding = documents.readAll().stream()
                    .filter(document ->
                            !document.isTextual() || !document.textValue().isEmpty())
                    .toList();
            if (holding.isEmpty()) {
                problems.add(place, "", "is empty");
            }
            return holding;
        } catch (JsonProcessingException e) {
            refuse(place, e, problems);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static void refuseDoubtful(String place, String text, Problems problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String where = "line " + parser.currentTokenLocation().getLineNr();
                if (parser.isCurrentAlias()) {
                    problems.add(place, where, "write it out: an alias is not followed");
                } else if (token == JsonToken.VALUE_NUMBER_INT
                        && OCTAL_OR_NOT.matcher(parser.getText()).matches()) {
                    problems.add(
                            place, where + " = " + parser.getText(), "put it in quotes: a number has no leading zero");
                }
            }
        } catch (IOException e) {
            return; // reported where the values are read
        }
    }

    /**
     * The only document; null, with a problem that names line and column, when the text is no YAML or holds more; a missing node when it is
     * empty.
     */
    public static @Nullable JsonNode read(String place, String text, Problems problems) {
        JsonNode known = READ.get(text);
        if (known != null) {
            return known;
        }
        try {
            JsonNode read = READER.readTree(text);
            READ.put(text, read);
            return read;
        } catch (JsonProcessingException e) {
            refuse(place, e, problems);
            return null;
        }
    }

    private static void refuse(String place, JsonProcessingException e, Problems problems) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        problems.add(place, where, "is not readable YAML: " + reason(e.getOriginalMessage()));
    }

    /** What and where, without the excerpts of the file that the parser indents. */
    private static String reason(@Nullable String message) {
        return message == null
                ? "no reason told"
                : message.lines().filter(line -> !line.startsWith(" ")).limit(2).collect(Collectors.joining(": "));
    }
}
