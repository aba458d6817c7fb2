package io.vigil.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.store.Analysts;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** GuardDuty's API over a store of findings. What it does not serve it refuses by name. */
public final class GuardDuty {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FEEDBACK = Set.of("USEFUL", "NOT_USEFUL");

    private final Operations operations = Operations.read();
    private final FindingReader findings;
    private final FindingsApi reading;
    private final Statistics statistics;
    private final Analysts analysts;
    private volatile Place place = Place.NONE;

    public GuardDuty(FindingReader findings, Analysts analysts) {
        this.findings = findings;
        this.reading = new FindingsApi(findings);
        this.statistics = new Statistics(findings);
        this.analysts = analysts;
    }

    /** @throws Refusal of what cannot be answered */
    public Answer answer(Request request, Caller caller) {
        if (request.method().equals("POST") && request.path().equals("/")) {
            return Neighbours.answer(request, place());
        }
        var call = operations
                .of(request)
                .orElseThrow(
                        () -> Refusal.badRequest("GuardDuty has no operation " + request.method() + " at this path."));
        String detector = call.place().get("DetectorId");
        if (detector != null && !detector.equals(place().detector())) {
            throw Refusal.badRequest(
                    "The request is rejected because the input detectorId is not owned by the current account.");
        }
        return Answer.json(answer(call, caller));
    }

    private JsonNode answer(Operations.Call call, Caller caller) {
        return switch (call.name()) {
            case "ListFindings" -> reading.list(body(call));
            case "GetFindings" -> reading.get(body(call));
            case "GetFindingsStatistics" -> statistics.of(body(call));
            case "ArchiveFindings", "UnarchiveFindings" -> archive(call, caller);
            case "UpdateFindingsFeedback" -> judge(call, caller);
            default -> answerOfPlace(call);
        };
    }

    private JsonNode archive(Operations.Call call, Caller caller) {
        caller.mustBe(Role.ANALYST);
        analysts.archive(FindingsApi.ids(body(call)), call.name().equals("ArchiveFindings"), caller.name());
        return empty();
    }

    private JsonNode judge(Operations.Call call, Caller caller) {
        caller.mustBe(Role.ANALYST);
        JsonNode asked = body(call);
        String feedback = asked.path("feedback").asText();
        if (!FEEDBACK.contains(feedback)) {
            throw Refusal.badRequest("The request is rejected because feedback is neither USEFUL nor NOT_USEFUL.");
        }
        analysts.judge(FindingsApi.ids(asked), feedback, asked.path("comments").asText(""), caller.name());
        return empty();
    }

    /** What is true of a detector without members, organisation and scans. */
    private JsonNode answerOfPlace(Operations.Call call) {
        return switch (call.name()) {
            case "ListDetectors" -> {
                var answer = empty();
                answer.putArray("detectorIds").add(place().detector());
                yield answer;
            }
            case "GetDetector" -> detector();
            case "GetAdministratorAccount", "GetMasterAccount" -> empty();
            case "ListMembers" -> emptyList("members");
            case "ListInvitations" -> emptyList("invitations");
            case "GetInvitationsCount" -> empty().put("invitationsCount", 0);
            case "ListOrganizationAdminAccounts" -> emptyList("adminAccounts");
            case "DescribeOrganizationConfiguration" ->
                empty().put("autoEnable", false).put("memberAccountLimitReached", false);
            case "ListCoverage" -> emptyList("resources");
            case "ListTagsForResource" -> empty().set("tags", empty());
            default ->
                throw Refusal.badRequest("The request is rejected because Vigil does not serve " + call.name() + ".");
        };
    }

    private JsonNode detector() {
        var answer = empty().put("status", "ENABLED")
                .put("createdAt", place().createdAt())
                .put("serviceRole", "arn:aws:iam::" + place().account() + ":role/vigil")
                .put("findingPublishingFrequency", "FIFTEEN_MINUTES");
        answer.set("tags", empty());
        var features = answer.putArray("features");
        for (String name : List.of("CLOUD_TRAIL", "FLOW_LOGS", "DNS_LOGS", "S3_DATA_EVENTS")) {
            features.addObject().put("name", name).put("status", "ENABLED");
        }
        return answer;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode emptyList(String name) {
        var answer = empty();
        answer.putArray(name);
        return answer;
    }

    private static JsonNode body(Operations.Call call) {
        try {
            String text = call.request().text();
            JsonNode body = text.isBlank() ? empty() : JSON.readTree(text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("The request is rejected because its body is no JSON.");
        }
        throw Refusal.badRequest("The request is rejected because its body is no JSON object.");
    }

    /** That of the first finding; it stays while the process runs, because clients remember it. */
    private Place place() {
        if (place.equals(Place.NONE)) {
            var first = findings.page(new Criteria(List.of()), Order.by("createdAt", false), null, 50).stream()
                    .map(FindingReader::document)
                    // Flow logs below version 4 do not tell their Region.
                    .sorted(Comparator.comparing(
                            finding -> finding.path("region").asText().equals("aws-global")))
                    .findFirst();
            first.ifPresent(this::remember);
        }
        return place;
    }

    private void remember(JsonNode finding) {
        place = new Place(
                finding.path("accountId").asText(),
                finding.path("region").asText(),
                finding.at("/service/detectorId").asText(),
                finding.path("createdAt").asText());
    }
}
