package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import java.util.List;

/**
 * The one detector that there is: the job that writes the store. It is shown, and it can be asked to be what it is, which tools do that hold a
 * configuration in force. It is configured, started and stopped where it runs.
 */
record Detector(Place place, Tags tags) {
    private static final String FREQUENCY = "FIFTEEN_MINUTES";
    private static final String ENABLED = "ENABLED";
    private static final List<String> FEATURES = List.of("CLOUD_TRAIL", "FLOW_LOGS", "DNS_LOGS", "S3_DATA_EVENTS");

    JsonNode answer(Ask ask) {
        return switch (ask.name()) {
            case "ListDetectors" -> {
                var answer = Ask.empty();
                answer.putArray("detectorIds").add(place.detector());
                yield answer;
            }
            case "GetDetector" -> described();
            case "UpdateDetector" -> keep(ask);
            case "CreateDetector" ->
                throw Refusal.badRequest(
                        "The request is rejected because a detector already exists for the current account.");
            default ->
                throw Refusal.badRequest("The request is rejected because Vigil does not serve " + ask.name()
                        + ": the detector is the job that writes the store, stop it where it runs.");
        };
    }

    /** What GuardDuty said before there were features, and scanners still look at. */
    private static final List<String> SOURCES = List.of("cloudTrail", "dnsLogs", "flowLogs", "s3Logs");

    private ObjectNode described() {
        var answer = Ask.empty()
                .put("status", ENABLED)
                .put("createdAt", place.createdAt())
                .put("serviceRole", "arn:aws:iam::" + place.account() + ":role/vigil")
                .put("findingPublishingFrequency", FREQUENCY);
        answer.set("tags", tags.of(place.detector()));
        var features = answer.putArray("features");
        FEATURES.forEach(name -> features.addObject().put("name", name).put("status", ENABLED));
        var sources = answer.putObject("dataSources");
        SOURCES.forEach(name -> sources.putObject(name).put("status", ENABLED));
        return answer;
    }

    private static JsonNode keep(Ask ask) {
        ask.caller().mustBe(Role.ADMIN);
        JsonNode wanted = ask.body();
        boolean other = !wanted.path("enable").asBoolean(true)
                || !wanted.path("findingPublishingFrequency").asText(FREQUENCY).equals(FREQUENCY)
                || wanted.has("dataSources");
        for (JsonNode feature : wanted.path("features")) {
            boolean enabled = FEATURES.contains(feature.path("name").asText());
            other |= enabled != feature.path("status").asText().equals(ENABLED);
        }
        if (other) {
            throw Refusal.badRequest(
                    "The request is rejected because Vigil's job is configured where it runs: it is enabled, publishes "
                            + FREQUENCY + ", and has of the features " + String.join(", ", FEATURES)
                            + " and no other.");
        }
        return Ask.empty();
    }
}
