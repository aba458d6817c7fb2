package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a finding rests on, in the order of time: tactics, signals with their events, and the findings that belong together. */
record Chronicle(JsonNode finding, List<JsonNode> members) {
    void print(Paragraphs out) {
        List<JsonNode> signals = Story.elements(finding.at("/service/detection/sequence/signals"))
                .sorted(Comparator.comparing(
                        signal -> signal.path("firstSeenAt").asText()))
                .toList();
        out.heading("Tactics");
        out.paragraph(signals.isEmpty() ? tacticOfOne() : tactics(signals));
        signals(signals, out);
        members(out);
        Story.elements(vigil("memberOf"))
                .map(story -> story.path("id").asText())
                .distinct()
                .forEach(id -> out.paragraph(
                        "It is part of a sequence: vigil explain " + id.substring(0, Math.min(8, id.length()))));
        events(out);
    }

    private String tacticOfOne() {
        String tactic = vigil("tactic").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        return tactic + ", "
                + Story.moment(finding.at("/service/eventFirstSeen").asText());
    }

    private static String tactics(List<JsonNode> signals) {
        Map<String, String> firsts = new LinkedHashMap<>();
        for (JsonNode signal : signals) {
            indicators(signal, "ATTACK_TACTIC")
                    .forEach(tactic -> firsts.putIfAbsent(
                            tactic, Story.moment(signal.path("firstSeenAt").asText())));
        }
        return firsts.entrySet().stream()
                .map(tactic -> tactic.getKey().toLowerCase(Locale.ROOT) + " (" + tactic.getValue() + ")")
                .collect(Collectors.joining(" → "));
    }

    private static Stream<String> indicators(JsonNode signal, String key) {
        return Story.elements(signal.path("signalIndicators"))
                .filter(indicator -> indicator.path("key").asText().equals(key))
                .flatMap(indicator -> Story.elements(indicator.path("values")))
                .map(JsonNode::asText);
    }

    private void signals(List<JsonNode> signals, Paragraphs out) {
        if (signals.isEmpty()) {
            return;
        }
        out.heading("In order of time");
        for (JsonNode signal : signals) {
            out.paragraph(Story.span(
                            signal.path("firstSeenAt").asText(),
                            signal.path("lastSeenAt").asText())
                    + "  " + signal.path("description").asText());
            String name = signal.path("name").asText();
            String calls = calls(signal);
            out.item(
                    "", String.join(", ", name, Story.times(signal.path("count").asText())));
            out.item("", calls.startsWith(name + " of ") ? "" : calls);
        }
    }

    private static String calls(JsonNode signal) {
        Set<String> calls = Story.elements(signal.path("activities"))
                .map(activity -> activity.path("api"))
                .map(api -> api.path("operation").asText() + " of "
                        + api.path("service").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(", ", calls);
    }

    private void members(Paragraphs out) {
        if (members.isEmpty()) {
            return;
        }
        out.heading("Findings that it is made of");
        for (JsonNode member : members) {
            var line = FindingLine.of(member);
            out.item(
                    line.id().substring(0, Math.min(8, line.id().length())),
                    line.severity() + "  " + Story.moment(line.firstSeen()) + "  " + line.title());
            out.item("", member.path("type").asText());
        }
    }

    private void events(Paragraphs out) {
        out.heading("Events");
        eventTimes().forEach((event, time) -> out.paragraph((time.isEmpty() ? "" : Story.moment(time) + "  ") + event));
        for (String end : List.of("firstEvent", "lastEvent")) {
            JsonNode event = vigil(end);
            if (!event.isMissingNode()) {
                out.item(
                        end.equals("firstEvent") ? "the first" : "the last",
                        event.isTextual() ? event.asText() : event.toString());
            }
        }
    }

    /** Ids of events with the time of the earliest step that rests on them; empty where nobody noted it. */
    private Map<String, String> eventTimes() {
        Map<String, String> times = new LinkedHashMap<>();
        for (JsonNode step : vigil("steps")) {
            step.path("eventIds")
                    .forEach(event ->
                            times.putIfAbsent(event.asText(), step.path("time").asText()));
        }
        vigil("eventIds").forEach(event -> times.putIfAbsent(event.asText(), ""));
        return times;
    }

    private JsonNode vigil(String name) {
        return finding.at("/service/additionalInfo/vigil").path(name);
    }
}
