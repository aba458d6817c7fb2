package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tactics and techniques of MITRE ATT&amp;CK that a finding shows, by name: {@code Credential Access}, {@code T1110.001}. */
final class Tactics {
    /** Ids of the enterprise matrix. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("Reconnaissance", "TA0043"),
            Map.entry("Resource Development", "TA0042"),
            Map.entry("Initial Access", "TA0001"),
            Map.entry("Execution", "TA0002"),
            Map.entry("Persistence", "TA0003"),
            Map.entry("Privilege Escalation", "TA0004"),
            Map.entry("Defense Evasion", "TA0005"),
            Map.entry("Credential Access", "TA0006"),
            Map.entry("Discovery", "TA0007"),
            Map.entry("Lateral Movement", "TA0008"),
            Map.entry("Collection", "TA0009"),
            Map.entry("Command and Control", "TA0011"),
            Map.entry("Exfiltration", "TA0010"),
            Map.entry("Impact", "TA0040"));

    private Tactics() {}

    static List<String> of(JsonNode finding) {
        return known(finding, "ATTACK_TACTIC", "tactic")
                .map(Tactics::words)
                .distinct()
                .toList();
    }

    static List<String> techniques(JsonNode finding) {
        return known(finding, "ATTACK_TECHNIQUE", "technique").distinct().toList();
    }

    /** Empty for a tactic that the matrix does not have. */
    static String id(String tactic) {
        return IDS.getOrDefault(tactic, "");
    }

    private static Stream<String> known(JsonNode finding, String indicator, String ofVigil) {
        var ofSequence = StreamSupport.stream(
                        finding.at("/service/detection/sequence/sequenceIndicators")
                                .spliterator(),
                        false)
                .filter(each -> each.path("key").asText().equals(indicator))
                .flatMap(each -> StreamSupport.stream(each.path("values").spliterator(), false));
        var own = Stream.of(finding.at("/service/additionalInfo/vigil").path(ofVigil));
        return Stream.concat(own, ofSequence).map(JsonNode::asText).filter(text -> !text.isEmpty());
    }

    /** {@code COMMAND_AND_CONTROL} as {@code Command and Control}; what is written so already stays. */
    private static String words(String tactic) {
        if (!tactic.equals(tactic.toUpperCase(Locale.ROOT))) {
            return tactic;
        }
        return Stream.of(tactic.toLowerCase(Locale.ROOT).split("_"))
                .map(word -> word.equals("and") ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
