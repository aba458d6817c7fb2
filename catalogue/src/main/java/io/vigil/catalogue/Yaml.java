package io.vigil.catalogue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads YAML strictly: a key given twice or a second document is a mistake, and {@code NO} is Norway. */
final class Yaml {
    private static final ObjectReader READER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private Yaml() {}

    /** Null, with a problem that names line and column, when the text is no YAML; a missing node when it is empty. */
    static @Nullable JsonNode read(String place, String text, Problems problems) {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            problems.add(place, where, "is not readable YAML: " + reason(e.getOriginalMessage()));
            return null;
        }
    }

    /** What and where, without the excerpts of the file that the parser indents. */
    private static String reason(@Nullable String message) {
        return message == null
                ? "no reason told"
                : message.lines().filter(line -> !line.startsWith(" ")).limit(2).collect(Collectors.joining(": "));
    }
}
