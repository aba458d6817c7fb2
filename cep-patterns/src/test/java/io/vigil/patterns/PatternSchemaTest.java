package io.vigil.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternSchemaTest {
    private static final Path FILE = Path.of("pattern.schema.json");

    /** Written with -Dschema.write. */
    @Test
    void theSchemaBesideTheUnitsIsThatOfTheReader() throws IOException {
        if (System.getProperty("schema.write") != null) {
            Files.writeString(FILE, PatternSchema.text());
        }

        assertThat(Files.readString(FILE)).isEqualTo(PatternSchema.text());
    }

    @Test
    void everyShippedSequenceUsesOnlyWhatTheSchemaKnows() {
        List<Unit> units = Patterns.compile(Patterns.folders(), Tuning.none(), new Problems())
                .units();

        assertThat(units).isNotEmpty().allSatisfy(unit -> check(unit.id(), unit.body(), PatternSchema.schema()));
    }

    @Test
    void theReaderKnowsEveryKeyOfTheSchema() {
        var step = (ObjectNode) PatternSchema.schema().at("/properties/sequence/items/properties");
        var known = List.of(
                "step",
                "signal",
                "type",
                "where",
                "same",
                "linked",
                "as",
                "optional",
                "absent",
                "contiguity",
                "times",
                "in-any-order");

        assertThat(step.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(known);
    }

    /** As far as a schema can say it: what the reader refuses of absence, an editor marks, too. */
    @Test
    void theSchemaAsksOfAbsenceWhatTheReaderAsks() {
        JsonNode schema = PatternSchema.schema();
        JsonNode step = schema.at("/properties/sequence/items");

        assertThat(step.at("/if/properties/absent/const").asBoolean()).isTrue();
        assertThat(step.at("/then/properties/optional/const").asBoolean(true)).isFalse();
        assertThat(step.at("/then/properties/contiguity/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("relaxed", "strict");
        assertThat(step.at("/then/properties/times").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/sequence/then/prefixItems/1/properties/absent/const")
                        .asBoolean(true))
                .isFalse();
        assertThat(schema.at("/then/properties/skip/const").asText()).isEqualTo("past-last-event");
        assertThat(schema.at("/properties/stages/items/then/properties/skip/const")
                        .asText())
                .isEqualTo("past-last-event");
    }

    private static void check(String place, JsonNode value, JsonNode schema) {
        if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(entry -> {
                JsonNode inner = schema.get("properties").get(entry.getKey());
                assertThat(inner).as(place + "." + entry.getKey()).isNotNull();
                check(place + "." + entry.getKey(), entry.getValue(), inner);
            });
        } else if (value.isArray() && schema.has("items")) {
            value.forEach(item -> check(place, item, schema.get("items")));
        }
    }
}
