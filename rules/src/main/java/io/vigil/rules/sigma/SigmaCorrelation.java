package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.YamlSection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A correlation rule of Sigma (specification 2.1), as its file has it; {@link CorrelationTree} makes what is run of it. */
final class SigmaCorrelation {
    private enum Type {
        EVENT_COUNT("event-count"),
        VALUE_COUNT("value-count"),
        TEMPORAL("unit-count"),
        TEMPORAL_ORDERED(""),
        VALUE_SUM("value-sum"),
        VALUE_AVG("value-avg"),
        VALUE_MEDIAN("value-median"),
        VALUE_PERCENTILE("value-percentile");

        /** How sequences call it; empty when it is one of steps. */
        private final String counted;

        Type(String counted) {
            this.counted = counted;
        }

        boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }

        boolean hasValue() {
            return name().startsWith("VALUE_");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> BOUNDS = List.of("gt", "gte", "lt", "lte", "eq", "neq");
    private static final double LEAST_SEVERE = 2;

    private final String id;
    private final List<String> names;
    private final Unit unit;
    private final YamlSection correlation;
    private final YamlSection top;
    private final String place;
    private final List<String> rules;
    private final List<String> groupBy;
    private final @Nullable Type type;
    private final boolean generates;
    private final ObjectNode bounds = JsonNodeFactory.instance.objectNode();
    private @Nullable String field;

    private SigmaCorrelation(JsonNode document, Unit unit, String place, Problems problems) {
        this.unit = unit;
        this.names = names(document, unit);
        this.place = place;
        this.id = "sigma-" + unit.id().replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        this.top = YamlSection.of(place, document, problems);
        this.correlation = Objects.requireNonNullElse(
                top.section("correlation"), YamlSection.of(place, JsonNodeFactory.instance.objectNode(), problems));
        this.type = correlation.required("type") ? correlation.oneOf("type", Type.class) : null;
        this.rules = correlation.texts("rules");
        this.groupBy = correlation.texts("group-by");
        this.generates = top.flag("generate") || correlation.flag("generate");
        readCondition();
    }

    private static List<String> names(JsonNode document, Unit unit) {
        String name = document.path("name").asText();
        return name.isEmpty() ? List.of(unit.id()) : List.of(unit.id(), name);
    }

    /** What is wrong goes to {@code problems}. */
    static SigmaCorrelation read(JsonNode document, UnitFolder folder, SourceLocation top) {
        Unit unit = new Heading(document, top).correlation(folder);
        return new SigmaCorrelation(document, unit, top.file(), top.problems());
    }

    private void readCondition() {
        if (correlation.required("rules") && rules.isEmpty()) {
            correlation.refuse("rules", "expected ids or names of rules");
        }
        if (correlation.required("timespan")) {
            correlation.duration("timespan");
        }
        YamlSection condition = correlation.section("condition");
        if (condition == null) {
            if (type != null && !type.isTemporal()) {
                correlation.refuse("condition", "expected how many are too many, such as {gte: 10}");
            }
            return;
        }
        for (String bound : BOUNDS) {
            Double limit = condition.number(bound);
            if (limit != null) {
                bounds.put(bound, limit);
            }
        }
        field = condition.text("field");
        if (type != null && type.hasValue() && condition.required("field") && field == null) {
            condition.refuse("field", "expected the name of one field");
        }
        Double percentile = condition.number("percentile");
        if (percentile != null) {
            bounds.put("percentile", percentile);
        }
        condition.refuseUnknown();
        refuseMeaningless();
    }

    private void refuseMeaningless() {
        if (bounds.isEmpty()) {
            correlation.refuse("condition", "expected one of " + BOUNDS + " with a number");
        }
        if (type == Type.TEMPORAL_ORDERED) {
            correlation.refuse(
                    "condition",
                    "some of several rules in order is not read: leave the condition out, and all are expected");
        }
    }

    /** How the section names what it knows. */
    void finish() {
        correlation.alsoKnown("aliases", "generate", "name", "level").refuseUnknown();
    }

    List<String> rules() {
        return rules;
    }

    /** Whether its rules are reported by themselves, too. */
    boolean generates() {
        return generates;
    }

    /** @param wayOut what is wrong with one of {@link #rules} */
    void refuseRules(String wayOut) {
        correlation.refuse("rules", wayOut);
    }

    /** Of its unit: {@code sigma-} and its own id. */
    String id() {
        return id;
    }

    /** What other correlations may call it by: its id and its name. */
    List<String> names() {
        return names;
    }

    String place() {
        return place;
    }

    /** Fields, or aliases of them. */
    List<String> groupBy() {
        return groupBy;
    }

    /** The field whose values count, or an alias of it; null when values do not matter. */
    @Nullable
    String field() {
        return field;
    }

    /** What it calls {@code name} is called so by one of its rules. */
    String aliased(String name, List<String> ruleNames) {
        YamlSection aliases = correlation.section("aliases");
        YamlSection alias = aliases == null || !aliases.has(name) ? null : aliases.section(name);
        if (alias == null) {
            return name;
        }
        for (String rule : ruleNames) {
            String meant = alias.has(rule) ? alias.text(rule) : null;
            if (meant != null) {
                return meant;
            }
        }
        return name;
    }

    /** Whether what it says is enough to be run; there are problems otherwise. */
    boolean runs() {
        return type != null && correlation.has("timespan");
    }

    /** What it emits, as sequences declare it. */
    ObjectNode emits() {
        var emit = unit.emit();
        ObjectNode emits = JsonNodeFactory.instance.objectNode();
        emits.put("type", emit.type() == null ? "Policy:Sigma/Correlation" : emit.type());
        emits.put("severity", Math.max(LEAST_SEVERE, emit.severity()));
        emits.put("tactic", emit.tactic().name());
        if (emit.technique() != null) {
            emits.put("technique", emit.technique());
        }
        emits.put("title", plain(Objects.requireNonNullElse(top.text("title"), id)));
        emits.put("description", plain(Objects.requireNonNullElse(top.text("description"), "Sigma correlation " + id)));
        return emits;
    }

    private static String plain(String text) {
        return text.replace('{', '(').replace('}', ')');
    }

    /**
     * Adds window and steps, or window and count, as sequences declare them.
     *
     * @param signals units of what its rules send, in their order
     */
    void describe(List<String> signals, ObjectNode body) {
        body.put("within", correlation.text("timespan"));
        Type known = Objects.requireNonNull(type);
        if (known.counted.isEmpty()) {
            steps(signals, body);
        } else {
            count(known, signals, body);
        }
    }

    private static void steps(List<String> signals, ObjectNode body) {
        var sequence = body.putArray("sequence");
        for (int at = 0; at < signals.size(); at++) {
            sequence.addObject().put("step", "rule-" + (at + 1)).put("signal", signals.get(at));
        }
    }

    private void count(Type counted, List<String> signals, ObjectNode body) {
        ObjectNode count = body.putObject("count").put("of", counted.counted);
        signals.forEach(count.putArray("signal")::add);
        if (bounds.isEmpty()) {
            count.put("gte", signals.size());
        } else {
            count.setAll(bounds);
        }
    }
}
