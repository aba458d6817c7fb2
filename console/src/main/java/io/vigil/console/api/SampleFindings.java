package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.detections.DetectionBook;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Shelf;
import io.vigil.findings.Finding;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Findings that nothing happened for, to try rules, tickets and pages with. They are in the store beside those of the job, marked as GuardDuty
 * marks its own: {@code additionalInfo.sample} is true, and the title begins with [SAMPLE].
 */
public final class SampleFindings {
    private static final int MOST = 50;

    private final DetectionBook detections;
    private final FindingStorage storage;
    private final Shelf shelf;

    /** @param shelf its audit names who made them */
    public SampleFindings(DetectionBook detections, FindingStorage storage, Shelf shelf) {
        this.detections = detections;
        this.storage = storage;
        this.shelf = shelf;
    }

    /** Of the types that are asked for, else of all; asked for again they are the same findings, seen again. */
    JsonNode create(Ask ask, Place place) {
        ask.caller().mustBe(Role.ANALYST);
        Map<String, Finding> known = detections.samples(place.account(), place.region(), shelf.now());
        List<String> types = new ArrayList<>();
        ask.body().path("findingTypes").forEach(type -> types.add(type.asText()));
        if (types.size() > MOST || !known.keySet().containsAll(types)) {
            throw Refusal.badRequest(
                    "The request is rejected because findingTypes names more than 50, or one that Vigil does not find.");
        }
        write((types.isEmpty() ? known.keySet() : types)
                .stream().distinct().map(known::get).toList());
        shelf.note(ask.caller().name(), ask.name(), place.detector(), String.join(" ", types));
        return Ask.empty();
    }

    private void write(List<Finding> findings) {
        try (var writer = storage.writer()) {
            writer.write(findings);
        } catch (IOException e) {
            throw new Refusal(500, "InternalServerErrorException", "The store cannot be written.");
        }
    }
}
