package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingCounts;
import io.vigil.console.store.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** GetFindingsStatistics: the map of severities that callers still ask for, and groups. */
record Statistics(FindingCounts findings) {
    private static final int MOST_GROUPS = 100;
    private static final int GROUPS = 25;

    /**
     * @param member key of the answer
     * @param columns what groups share
     * @param names keys of these in each group
     */
    private record Grouping(String member, List<String> columns, List<String> names) {}

    private static final Map<String, Grouping> GROUPINGS = Map.of(
            "ACCOUNT", new Grouping("groupedByAccount", List.of("account"), List.of("accountId")),
            "DATE", new Grouping("groupedByDate", List.of("day", "severity"), List.of("date", "severity")),
            "FINDING_TYPE", new Grouping("groupedByFindingType", List.of("type"), List.of("findingType")),
            "SEVERITY", new Grouping("groupedBySeverity", List.of("severity"), List.of("severity")),
            "RESOURCE",
                    new Grouping(
                            "groupedByResource",
                            List.of("account", "instance", "bucket", "access_key"),
                            List.of("accountId", "Instance", "S3Bucket", "AccessKey")));

    JsonNode of(JsonNode asked) {
        boolean old = asked.path("findingStatisticTypes").size() > 0;
        String groupBy = asked.path("groupBy").asText("");
        if (old != groupBy.isEmpty()) {
            throw Refusal.badRequest(
                    "The request is rejected because exactly one of findingStatisticTypes and groupBy is wanted.");
        }
        var criteria = FindingsApi.criteria(asked);
        var answer = JsonNodeFactory.instance.objectNode();
        var statistics = answer.putObject("findingStatistics");
        if (old) {
            bySeverity(criteria, statistics.putObject("countBySeverity"));
            return answer;
        }
        Grouping grouping = GROUPINGS.get(groupBy);
        if (grouping == null) {
            throw Refusal.badRequest("The request is rejected because groupBy is not one of "
                    + String.join(", ", GROUPINGS.keySet().stream().sorted().toList()) + ".");
        }
        var byCount = Comparator.comparingLong(Group::count);
        boolean ascending = asked.path("orderBy").asText().equals("ASC");
        var groups = statistics.putArray(grouping.member());
        groups(criteria, grouping).stream()
                .sorted((ascending ? byCount : byCount.reversed())
                        .thenComparing(group -> group.keys().toString()))
                .limit(Math.max(
                        1, Math.min(MOST_GROUPS, asked.path("maxResults").asInt(GROUPS))))
                .forEach(group -> fill(groups.addObject(), grouping, group));
        return answer;
    }

    /** A resource is one group, whatever else its findings name. */
    private Collection<Group> groups(Criteria criteria, Grouping grouping) {
        var groups = findings.by(criteria, grouping.columns());
        return grouping.member().equals("groupedByResource")
                ? groups.stream()
                        .map(Statistics::ofOneResource)
                        .collect(Collectors.toMap(Group::keys, group -> group, Group::and))
                        .values()
                : groups;
    }

    /** By its account and the first resource that it names. */
    private static Group ofOneResource(Group group) {
        var keys = new ArrayList<>(group.keys());
        int first = 1;
        while (first < keys.size() && keys.get(first).isEmpty()) {
            first++;
        }
        for (int at = first + 1; at < keys.size(); at++) {
            keys.set(at, "");
        }
        return new Group(keys, group.latest(), group.count());
    }

    private void bySeverity(Criteria criteria, ObjectNode counts) {
        findings.by(criteria, List.of("severity"))
                .forEach(group -> counts.put(
                        Double.toString(Double.parseDouble(group.keys().get(0))), group.count()));
    }

    private static void fill(ObjectNode out, Grouping grouping, Group group) {
        for (int at = 0; at < grouping.names().size(); at++) {
            put(out, grouping.names().get(at), group.keys().get(at));
        }
        out.put("lastGeneratedAt", Wire.seconds(group.latest())).put("totalFindings", group.count());
    }

    private static void put(ObjectNode out, String name, String value) {
        if (name.equals("severity")) {
            out.put(name, Double.parseDouble(value));
        } else if (name.equals("date")) {
            out.put(name, Wire.seconds(value + "T00:00:00Z"));
        } else if (Character.isLowerCase(name.charAt(0))) {
            out.put(name, value);
        } else if (!value.isEmpty() && !out.has("resourceId")) {
            out.put("resourceType", name).put("resourceId", value);
        }
    }
}
