package io.vigil.rules.sigma;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.Rules;
import io.vigil.rules.cloudtrail.CallFields;
import io.vigil.testkit.GivenCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The community's own rules on CloudTrail, unmodified. */
class RealSigmaRulesTest {
    private static final Path FOLDER = Path.of("../../shared/data/sigma-aws-rules");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Problems problems = new Problems();

    @BeforeAll
    static void theRulesAreThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no rules in " + FOLDER);
    }

    private List<UnitFolder> folders() {
        return UnitFolders.in(FOLDER, problems);
    }

    @Test
    void allCompileAndNoneIsAskedOfEveryCall() {
        Rules rules = Rules.compile(folders(), Tuning.none(), problems);

        assertThat(problems.none()).as(problems::toString).isTrue();
        assertThat(rules.units())
                .hasSameSizeAs(folders().get(0).files().keySet().stream()
                        .filter(name -> name.endsWith(".yml"))
                        .toList());
        assertThat(rules.remarks()).isEmpty();
    }

    @Test
    void eachFiresForACallThatFitsItAndForNoOther() {
        Rules rules = Rules.compile(folders(), Tuning.none(), problems);
        var asked = new TreeMap<String, List<String>>();
        var expected = new TreeMap<String, List<String>>();

        for (Unit unit : rules.units()) {
            ApiCall fitting = fitting(unit.body().path("detection"));
            asked.put(unit.id(), raised(rules, fitting, unit));
            expected.put(unit.id(), List.of(unit.id()));
        }

        assertThat(asked).isEqualTo(expected);
        assertThat(SigmaText.raised(rules, apiCall("sqs:ReceiveMessage").build()))
                .isEmpty();
    }

    private static List<String> raised(Rules rules, ApiCall call, Unit unit) {
        return SigmaText.raised(rules, call).stream()
                .map(signal -> signal.detection().unit())
                .filter(unit.id()::equals)
                .toList();
    }

    /** A call that has the first value of each field in each search, filters and nulls aside. */
    private static ApiCall fitting(JsonNode detection) {
        Map<ApiField, String> texts = new EnumMap<>(ApiField.class);
        Map<RawPart, ObjectNode> parts = new EnumMap<>(RawPart.class);
        for (Map.Entry<String, JsonNode> search : detection.properties()) {
            boolean meant = search.getValue().isObject()
                    && !search.getKey().matches("filter.*|.*(null|success)|selection_eventtype");
            if (meant) {
                search.getValue().properties().forEach(item -> put(item.getKey(), item.getValue(), texts, parts));
            }
        }
        GivenCall call = apiCall(texts.getOrDefault(ApiField.SERVICE, "any.amazonaws.com") + ":"
                + texts.getOrDefault(ApiField.NAME, "AnyCall"));
        texts.forEach(call::set);
        parts.forEach((part, json) -> call.part(part, json.toString()));
        return call.build();
    }

    private static void put(String key, JsonNode value, Map<ApiField, String> texts, Map<RawPart, ObjectNode> parts) {
        String field = key.split("\\|")[0];
        String text = value.isArray() && key.contains("all") ? joined(value) : first(value);
        RawPart part = CallFields.part(field.split("\\.")[0]);
        if (part == null) {
            texts.put(RecordField.of(field).decoded(), text);
        } else {
            String name = field.contains(".") ? field.substring(field.indexOf('.') + 1) : "any";
            parts.computeIfAbsent(part, none -> JSON.createObjectNode()).put(name, text);
        }
    }

    private static String first(JsonNode value) {
        return value.isArray() ? value.get(0).asText() : value.asText();
    }

    private static String joined(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }
}
