package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a trail or an event data store still records of management events when these selectors are in force: each records what it selects, together they
 * record what any of them does. See {@code EventSelector}, {@code AdvancedEventSelector} and {@code AdvancedFieldSelector} in the CloudTrail API
 * reference.
 */
record TrailSelectors(List<Selector> selectors) {
    /** How much of one half of the management events is recorded. */
    enum Coverage {
        NOTHING,
        /** Somebody can act without being recorded. */
        PART,
        /** All but what CloudTrail itself offers to leave out because there is much of it, or what nobody does. */
        NEARLY_ALL,
        ALL
    }

    /**
     * Events that a selector leaves out, or the only ones it takes.
     *
     * @param field such as {@code eventSource}
     * @param values those it is compared with; parts of names end or begin with {@code *}
     */
    private record Limit(String field, Set<String> values) {
        /** A hole that nobody can hide much in. */
        boolean isMinor() {
            return switch (field) {
                case "eventSource" -> OFFERED_SOURCES.containsAll(values);
                case "eventType" -> values.equals(Set.of("AwsServiceEvent"));
                case "eventName" ->
                    values.stream()
                            .allMatch(name -> HARMLESS_NAMES.matcher(name).matches());
                default -> false;
            };
        }
    }

    /**
     * One selector of management events.
     *
     * @param holes what it leaves out
     * @param only what it is confined to; without any it takes all but the holes
     */
    private record Selector(boolean reads, boolean writes, List<Limit> holes, List<Limit> only) {
        boolean takesAll(Limit hole) {
            return only.isEmpty()
                    ? holes.stream()
                            .filter(other -> other.field().equals(hole.field()))
                            .noneMatch(other -> other.values().stream().anyMatch(hole.values()::contains))
                    : only.size() == 1
                            && holes.isEmpty()
                            && only.get(0).field().equals(hole.field())
                            && only.get(0).values().containsAll(hole.values());
        }
    }

    /** {@code ExcludeManagementEventSources} knows these two. */
    private static final Set<String> OFFERED_SOURCES = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    private static final Pattern HARMLESS_NAMES =
            Pattern.compile("(?:Describe|List|Get|Head|Lookup)\\w*\\*?|Decrypt|Encrypt|ReEncrypt|GenerateDataKey\\w*");

    /** The selectors of a call, basic and advanced. */
    static TrailSelectors read(JsonNode parameters) {
        List<Selector> selectors = new ArrayList<>();
        JsonTree.at(parameters, new String[] {"eventSelectors"}).forEach(selector -> addBasic(selector, selectors));
        JsonTree.at(parameters, new String[] {"advancedEventSelectors"})
                .forEach(selector -> addAdvanced(selector, selectors));
        return new TrailSelectors(selectors);
    }

    /** Whether the call sets selectors at all: without any, it leaves them as they are. */
    static boolean areIn(JsonNode parameters) {
        return parameters.path("eventSelectors").isArray()
                || parameters.path("advancedEventSelectors").isArray();
    }

    private static void addBasic(JsonNode selector, List<Selector> selectors) {
        if (!selector.path("includeManagementEvents").asBoolean(true)) {
            return;
        }
        String kind = selector.path("readWriteType").asText("All");
        Set<String> left = texts(selector.path("excludeManagementEventSources"), "", "");
        List<Limit> holes = left.isEmpty() ? List.of() : List.of(new Limit("eventSource", left));
        selectors.add(new Selector(!kind.equals("WriteOnly"), !kind.equals("ReadOnly"), holes, List.of()));
    }

    private static void addAdvanced(JsonNode selector, List<Selector> selectors) {
        boolean management = false;
        boolean reads = true;
        boolean writes = true;
        List<Limit> holes = new ArrayList<>();
        List<Limit> only = new ArrayList<>();
        for (JsonNode field : JsonTree.at(selector, new String[] {"fieldSelectors"})) {
            switch (field.path("field").asText()) {
                case "eventCategory" ->
                    management |= texts(field.path("equals"), "", "").contains("Management");
                case "readOnly" -> {
                    reads &= takes(field, "true");
                    writes &= takes(field, "false");
                }
                default -> addLimits(field, holes, only);
            }
        }
        if (management) {
            selectors.add(new Selector(reads, writes, List.copyOf(holes), List.copyOf(only)));
        }
    }

    private static boolean takes(JsonNode field, String value) {
        Set<String> equal = texts(field.path("equals"), "", "");
        return (equal.isEmpty() || equal.contains(value))
                && !texts(field.path("notEquals"), "", "").contains(value);
    }

    private static void addLimits(JsonNode field, List<Limit> holes, List<Limit> only) {
        String name = field.path("field").asText();
        add(name, field.path("equals"), "", "", only);
        add(name, field.path("startsWith"), "", "*", only);
        add(name, field.path("endsWith"), "*", "", only);
        add(name, field.path("notEquals"), "", "", holes);
        add(name, field.path("notStartsWith"), "", "*", holes);
        add(name, field.path("notEndsWith"), "*", "", holes);
    }

    private static void add(String field, JsonNode list, String before, String after, List<Limit> limits) {
        Set<String> values = texts(list, before, after);
        if (!values.isEmpty()) {
            limits.add(new Limit(field, values));
        }
    }

    private static Set<String> texts(JsonNode list, String before, String after) {
        Set<String> texts = new TreeSet<>();
        JsonTree.members(list).forEach(text -> texts.add(before + text.asText() + after));
        return texts;
    }

    /** Of the calls that change something. */
    Coverage ofChanges() {
        return coverage(Selector::writes);
    }

    /** Of the calls that only look. */
    Coverage ofReads() {
        return coverage(Selector::reads);
    }

    /** Whether any of them is about management events, if only those that look. */
    boolean selectManagement() {
        return !selectors.isEmpty();
    }

    private Coverage coverage(Predicate<Selector> half) {
        List<Selector> recording = selectors.stream().filter(half).toList();
        Coverage best = recording.isEmpty() ? Coverage.NOTHING : Coverage.PART;
        for (Selector selector : recording) {
            Coverage one = selector.only().isEmpty() ? besideHoles(selector, recording) : Coverage.PART;
            best = one.compareTo(best) > 0 ? one : best;
        }
        return best;
    }

    private static Coverage besideHoles(Selector selector, List<Selector> recording) {
        List<Limit> left = selector.holes().stream()
                .filter(hole -> recording.stream().noneMatch(other -> other.takesAll(hole)))
                .toList();
        if (left.isEmpty()) {
            return Coverage.ALL;
        }
        return left.stream().allMatch(Limit::isMinor) ? Coverage.NEARLY_ALL : Coverage.PART;
    }
}
