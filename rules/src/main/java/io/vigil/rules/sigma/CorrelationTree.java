package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.signals.GroupValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A correlation with the correlations that it names, as one sequence: these are its stages. A result of a correlation has the fields that it groups
 * by, and no others; so whoever names it groups by some of these. All signals of the tree belong to the group of the outermost; a correlation
 * within keeps apart what it groups by beyond that.
 */
final class CorrelationTree {
    /** What names in {@code rules} mean, and where what a rule sends is left. */
    interface Rules {
        @Nullable
        SigmaCorrelation correlation(String name);

        /** Id and name of a rule; null when there is none. */
        @Nullable
        List<String> rule(String name);

        /** @param ruleId the first of {@link #rule} */
        void send(String ruleId, CorrelationPart part);
    }

    private final SigmaCorrelation outermost;
    private final Rules known;
    private final ArrayNode stages = JsonNodeFactory.instance.arrayNode();
    /** From the outermost to the one that is looked at. */
    private final Deque<SigmaCorrelation> path = new ArrayDeque<>();

    private boolean runs = true;

    CorrelationTree(SigmaCorrelation outermost, Rules known) {
        this.outermost = outermost;
        this.known = known;
    }

    /** As a folder of a sequence, to be run like any other. Null when it cannot be run; there are problems then. */
    @Nullable
    UnitFolder folder() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", outermost.id());
        body.putArray("emits").add(outermost.emits());
        body.put("key", "group");
        describe(outermost, outermost.groupBy(), outermost.id(), body);
        if (!stages.isEmpty()) {
            body.set("stages", stages);
        }
        return runs ? new UnitFolder(outermost.place(), outermost.id(), Map.of("pattern.yaml", body.toString())) : null;
    }

    /**
     * @param groups what the correlation groups by, those first that the outermost does
     * @param id of the sequence or stage that it is
     */
    private void describe(SigmaCorrelation correlation, List<String> groups, String id, ObjectNode body) {
        path.push(correlation);
        List<String> signals = new ArrayList<>();
        for (String name : correlation.rules()) {
            signals.add(signal(correlation, name, groups, id));
        }
        path.pop();
        runs &= correlation.runs();
        if (runs) {
            correlation.describe(signals, body);
        }
    }

    /** The unit of what one of its rules sends. */
    private String signal(SigmaCorrelation correlation, String name, List<String> groups, String id) {
        List<String> rule = known.rule(name);
        SigmaCorrelation inner = rule == null ? known.correlation(name) : null;
        if (inner != null) {
            stage(correlation, inner, groups, id + "." + inner.id());
            return id + "." + inner.id();
        }
        if (rule == null) {
            refuse(
                    correlation,
                    "no rule or correlation beside it has the id or name " + name
                            + "; rules that are retired are not read");
            return id;
        }
        List<RecordField> fields = groups.stream()
                .map(group -> RecordField.of(correlation.aliased(group, rule)))
                .toList();
        String value = correlation.field();
        var part = new CorrelationPart(
                id + "." + rule.get(0),
                fields,
                outermost.groupBy().size(),
                value == null ? null : RecordField.of(correlation.aliased(value, rule)));
        known.send(rule.get(0), part);
        return part.id();
    }

    private void stage(SigmaCorrelation outer, SigmaCorrelation inner, List<String> outerGroups, String id) {
        if (path.contains(inner)) {
            refuse(outer, inner.names().get(0) + " rests on itself");
            return;
        }
        List<String> groups = new ArrayList<>();
        for (String group : outerGroups) {
            groups.add(field(outer, inner, group));
        }
        inner.groupBy().stream().filter(field -> !groups.contains(field)).forEach(groups::add);
        String value = outer.field() == null ? null : field(outer, inner, outer.field());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id);
        int most = outermost.groupBy().size();
        body.put("within-group", groups.size() - most);
        if (value != null) {
            body.put("value-of-group", GroupValues.placeOf(groups.indexOf(value), most));
        }
        describe(inner, groups, id, body);
        stages.add(body);
    }

    /** What the outer one calls {@code name}, as the inner one groups by it. */
    private String field(SigmaCorrelation outer, SigmaCorrelation inner, String name) {
        String field = outer.aliased(name, inner.names());
        if (!inner.groupBy().contains(field)) {
            refuse(
                    outer,
                    inner.names().get(0) + " does not group by " + field
                            + ", so its results do not have it: add it to the group-by there, or name with aliases"
                            + " what is meant");
        }
        return field;
    }

    private void refuse(SigmaCorrelation correlation, String why) {
        correlation.refuseRules(why);
        runs = false;
    }
}
