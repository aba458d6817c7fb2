package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema and the list of GuardDuty's fields say the same: no field more, no field less, each of its type. */
class SchemaFieldsTest {
    private static final Path REFERENCE = Path.of("../../shared/reference/guardduty");
    /** Known only as decoded keys beside {@code value}; {@code finding-format.md} names them in its text. */
    private static final String ADDITIONAL = "service.additionalInfo.";

    private static final Pattern ROW = Pattern.compile("([^,]+),(\"[^\"]*\"|[^,]*),(yes|no)");

    private final JsonNode schema = FindingSchemaTest.read("finding.schema.json");
    private final Map<String, String> ours = new TreeMap<>();
    private final Map<String, String> theirs = new TreeMap<>();

    @BeforeEach
    void readBoth() throws IOException {
        assumeTrue(Files.isDirectory(REFERENCE), "the list of GuardDuty's fields is not here: " + REFERENCE);
        walk("", schema);
        for (String line : Files.readAllLines(REFERENCE.resolve("finding-fields.csv"))) {
            var row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("json_path")) {
                theirs.put(row.group(1), typeOf(row.group(2).replace("\"", "")) + " " + row.group(3));
            }
        }
    }

    @Test
    void everyFieldOfGuardDutyIsInTheSchemaWithItsType() {
        assertThat(theirs).hasSizeGreaterThan(700);
        assertThat(ours).containsAllEntriesOf(theirs);
    }

    @Test
    void theSchemaHasNoFieldOfItsOwn() throws IOException {
        String format = Files.readString(REFERENCE.resolve("finding-format.md"));

        var extra = ours.keySet().stream()
                .filter(path -> !theirs.containsKey(path))
                .filter(path -> theirs.keySet().stream().noneMatch(theirPath -> theirPath.startsWith(path + ".")))
                .filter(path -> !path.startsWith(ADDITIONAL) || !knownKey(path, format));

        // The first three are in GuardDuty's own sample findings, the last is ours.
        assertThat(extra)
                .containsExactly(
                        "service.additionalInfo.apiCalls[].firstSeen",
                        "service.additionalInfo.apiCalls[].lastSeen",
                        "service.additionalInfo.recentApiCalls[]",
                        "service.additionalInfo.vigil");
    }

    private static boolean knownKey(String path, String format) {
        String key = path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
        return Pattern.compile("\\b" + key + "\\b").matcher(format).find();
    }

    private void walk(String path, JsonNode node) {
        node.path("properties").properties().forEach(field -> {
            JsonNode child = resolved(field.getValue());
            boolean list = child.path("type").asText().equals("array");
            String at = (path.isEmpty() ? "" : path + ".") + field.getKey() + (list ? "[]" : "");
            ours.put(at, typeOf(child) + (isRequired(node, field.getKey()) ? " yes" : " no"));
            walk(at, list ? resolved(child.path("items")) : child);
        });
    }

    private static boolean isRequired(JsonNode node, String field) {
        for (JsonNode name : node.path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : schema.at(reference.substring(1));
    }

    private String typeOf(JsonNode node) {
        String type = node.path("type").isArray()
                ? node.path("type").get(0).asText()
                : node.path("type").asText();
        if (node.path("type").size() == 2 && node.path("type").get(1).asText().equals("number")) {
            return "timestamp";
        }
        return type.equals("array") ? "list of " + typeOf(resolved(node.path("items"))) : type;
    }

    /** The list's words in those of JSON Schema. */
    private static String typeOf(String words) {
        String type = words.replaceAll("[,({ ].*", "");
        if (words.startsWith("list of")) {
            return words.startsWith("list of objects") ? "list of object" : "list of string";
        }
        return switch (type) {
            case "long" -> "integer";
            case "double" -> "number";
            default -> type.startsWith("map<") ? "object" : type;
        };
    }
}
