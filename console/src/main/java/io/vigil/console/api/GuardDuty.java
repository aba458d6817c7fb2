package io.vigil.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.files.JobFiles;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.store.Analysts;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingDocument;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import io.vigil.console.store.Shelf;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** GuardDuty's API over a store of findings. What it does not serve it refuses by name. */
public final class GuardDuty {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NO_CONTENT = Set.of("TagResource", "UntagResource");
    private static final Set<String> FEEDBACK = Set.of("USEFUL", "NOT_USEFUL");

    private final Operations operations = Operations.read();
    private final FindingReader findings;
    private final FindingsApi reading;
    private final Statistics statistics;
    private final Analysts analysts;
    private final Filters filters;
    private final EntitySets sets;
    private final Tags tags;
    private final Destinations destinations;
    private final SampleFindings samples;
    private volatile Place place = Place.NONE;

    /** @param files what the job follows */
    public GuardDuty(FindingReader findings, Analysts analysts, Shelf shelf, JobFiles files, SampleFindings samples) {
        this.findings = findings;
        this.filters = new Filters(shelf, files);
        this.sets = new EntitySets(shelf, files);
        this.tags = new Tags(shelf);
        this.destinations = new Destinations(shelf, files);
        this.samples = samples;
        filters.publish();
        sets.publish();
        this.reading = new FindingsApi(findings);
        this.statistics = new Statistics(findings.counts());
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
        JsonNode answer = answer(new Ask(call, body(call), caller));
        return NO_CONTENT.contains(call.name()) ? Answer.text(204, "application/json", "") : Answer.json(answer);
    }

    private JsonNode answer(Ask ask) {
        var set = SetKind.of(ask.name());
        if (set.isPresent()) {
            return sets.answer(set.get(), ask);
        }
        return switch (ask.name()) {
            case "ListFindings" -> reading.list(ask.body());
            case "GetFindings" -> reading.get(ask.body());
            case "GetFindingsStatistics" -> statistics.of(ask.body());
            case "ArchiveFindings", "UnarchiveFindings" -> archive(ask);
            case "UpdateFindingsFeedback" -> judge(ask);
            case "CreateSampleFindings" -> samples.create(ask, place());
            case "ListFilters", "GetFilter", "CreateFilter", "UpdateFilter", "DeleteFilter" -> filters.answer(ask);
            case "ListTagsForResource", "TagResource", "UntagResource" -> tags.answer(ask, place().detector());
            case "ListPublishingDestinations",
                    "DescribePublishingDestination",
                    "CreatePublishingDestination",
                    "UpdatePublishingDestination",
                    "DeletePublishingDestination" -> destinations.answer(ask, place());
            case "ListDetectors", "GetDetector", "CreateDetector", "UpdateDetector", "DeleteDetector" ->
                new Detector(place(), tags).answer(ask);
            default ->
                LoneAccount.answer(ask)
                        .orElseThrow(() -> Refusal.badRequest(
                                "The request is rejected because Vigil does not serve " + ask.name() + "."));
        };
    }

    private JsonNode archive(Ask ask) {
        ask.caller().mustBe(Role.ANALYST);
        analysts.archive(
                FindingsApi.ids(ask.body()),
                ask.name().equals("ArchiveFindings"),
                ask.caller().name());
        return Ask.empty();
    }

    private JsonNode judge(Ask ask) {
        ask.caller().mustBe(Role.ANALYST);
        JsonNode asked = ask.body();
        String feedback = asked.path("feedback").asText();
        if (!FEEDBACK.contains(feedback)) {
            throw Refusal.badRequest("The request is rejected because feedback is neither USEFUL nor NOT_USEFUL.");
        }
        analysts.judge(
                FindingsApi.ids(asked),
                feedback,
                asked.path("comments").asText(""),
                ask.caller().name());
        return Ask.empty();
    }

    private static ObjectNode body(Operations.Call call) {
        try {
            String text = call.request().text();
            JsonNode body = text.isBlank() ? Ask.empty() : JSON.readTree(text);
            if (body instanceof ObjectNode object) {
                return object;
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
                    .map(FindingDocument::of)
                    // Flow logs below version 4 do not hold their Region.
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
