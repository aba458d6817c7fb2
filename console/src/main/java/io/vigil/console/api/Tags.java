package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Shelf;
import java.util.regex.Pattern;

/** Tags of the detector, of filters, sets and publishing destinations, by their ARNs. */
final class Tags {
    private static final String DETECTOR = "detector";
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:guardduty:[a-z0-9-]*:\\d{12}:detector/([^/]+)(?:/(filter|ipset|threatintelset|trustedentityset|threatentityset|publishingdestination)/([^/]+))?");
    private static final int MOST = 50;

    private final Shelf shelf;

    Tags(Shelf shelf) {
        this.shelf = shelf;
    }

    /** What carries the tags. */
    private record Owner(String kind, String id, ObjectNode document) {
        ObjectNode tags() {
            return document.withObjectProperty("tags");
        }
    }

    JsonNode of(String detector) {
        return new Owner(DETECTOR, detector, shelf.get(DETECTOR, detector).orElseGet(Ask::empty)).tags();
    }

    JsonNode answer(Ask ask, String detector) {
        Owner owner = owner(ask.place("ResourceArn"), detector);
        ObjectNode tags = owner.tags();
        if (ask.name().equals("ListTagsForResource")) {
            return Ask.empty().set("tags", tags);
        }
        ask.caller().mustBe(Role.ADMIN);
        if (ask.name().equals("TagResource")) {
            ask.body()
                    .path("tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        } else {
            ask.call().request().parameters("tagKeys").forEach(tags::remove);
        }
        if (tags.size() > MOST) {
            throw Refusal.badRequest("The request is rejected because the resource would have more than 50 tags.");
        }
        shelf.put(owner.kind(), owner.id(), owner.document(), ask.caller().name(), ask.name());
        return Ask.empty();
    }

    private Owner owner(String arn, String detector) {
        var form = ARN.matcher(arn);
        if (!form.matches() || !form.group(1).equals(detector)) {
            throw unknown();
        }
        if (form.group(2) == null) {
            return new Owner(DETECTOR, detector, shelf.get(DETECTOR, detector).orElseGet(Ask::empty));
        }
        return shelf.get(form.group(2), form.group(3))
                .map(document -> new Owner(form.group(2), form.group(3), document))
                .orElseThrow(Tags::unknown);
    }

    private static Refusal unknown() {
        return Refusal.badRequest(
                "The request is rejected because the one or more input parameters have invalid values. There is no such resource.");
    }
}
