package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.files.JobFiles;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishing destinations: buckets to which {@code vigil deliver} hands findings in GuardDuty's export layout. Each is a file of the folder that
 * it follows; those that people put there themselves are shown, and changed where they are.
 */
final class Destinations {
    /** Of the store, and in ARNs. */
    static final String KIND = "publishingdestination";

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/.*)?");
    private static final Pattern LINE = Pattern.compile("guardduty=s3:[a-z0-9-]+/([^/]+)(/.*)?");
    private static final String PROPERTIES = "destinationProperties";

    private final Shelf shelf;
    private final JobFiles files;

    Destinations(Shelf shelf, JobFiles files) {
        this.shelf = shelf;
        this.files = files;
    }

    JsonNode answer(Ask ask, Place place) {
        String id = ask.place("DestinationId");
        return switch (ask.name()) {
            case "ListPublishingDestinations" -> list();
            case "DescribePublishingDestination" -> described(id);
            case "CreatePublishingDestination" -> create(ask, place);
            case "UpdatePublishingDestination" -> update(id, ask, place);
            default -> delete(id, ask);
        };
    }

    /** Those of the console, and those of files that people wrote, by id. */
    private Map<String, ObjectNode> all() {
        var all = new TreeMap<>(shelf.all(KIND));
        for (String line : files.outputs()) {
            Matcher form = LINE.matcher(line);
            String id = idOf(line);
            if (form.matches()
                    && all.values().stream().noneMatch(each -> lineOf(each).equals(line))) {
                String path = form.group(2) == null ? "" : form.group(2);
                var document = document(Ask.empty().put("destinationArn", "arn:aws:s3:::" + form.group(1) + path));
                all.put(id, document.put("line", line));
            }
        }
        return all;
    }

    private static String idOf(String line) {
        return UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static String lineOf(ObjectNode destination) {
        return destination.path("line").asText();
    }

    private static ObjectNode document(ObjectNode properties) {
        ObjectNode document = Ask.empty()
                .put("destinationType", "S3")
                .put("status", "PUBLISHING")
                .put("publishingFailureStartTimestamp", 0);
        document.set(PROPERTIES, properties);
        return document;
    }

    private JsonNode list() {
        var answer = Ask.empty();
        var listed = answer.putArray("destinations");
        all().forEach((id, each) -> listed.addObject()
                .put("destinationId", id)
                .put("destinationType", "S3")
                .put("status", each.path("status").asText()));
        return answer;
    }

    private JsonNode described(String id) {
        ObjectNode found = known(id);
        found.remove("line");
        return found.put("destinationId", id);
    }

    private ObjectNode known(String id) {
        ObjectNode found = all().get(id);
        if (found == null) {
            throw refused("there is no such destination");
        }
        return found;
    }

    private JsonNode create(Ask ask, Place place) {
        ask.caller().mustBe(Role.ADMIN);
        files.mustBeFollowed();
        if (!ask.required("destinationType", "[A-Z0-9]+").equals("S3")) {
            throw refused("destinationType is not S3");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        var destination = document(Ask.empty());
        ask.copy(destination, "tags");
        keep(id, destination, ask, place);
        return Ask.empty().put("destinationId", id);
    }

    private JsonNode update(String id, Ask ask, Place place) {
        ask.caller().mustBe(Role.ADMIN);
        keep(id, ours(id), ask, place);
        return Ask.empty();
    }

    private JsonNode delete(String id, Ask ask) {
        ask.caller().mustBe(Role.ADMIN);
        ours(id);
        shelf.remove(KIND, id, ask.caller().name(), ask.name());
        files.deliver(id, "");
        return Ask.empty();
    }

    private ObjectNode ours(String id) {
        known(id);
        return shelf.get(KIND, id)
                .orElseThrow(
                        () -> refused("the destination is written in a file of the folder outputs; change it there"));
    }

    private void keep(String id, ObjectNode destination, Ask ask, Place place) {
        ObjectNode properties = destination.withObjectProperty(PROPERTIES);
        for (String name : new String[] {"destinationArn", "kmsKeyArn"}) {
            JsonNode given = ask.body().path(PROPERTIES).path(name);
            if (given.isTextual()) {
                properties.put(name, given.asText());
            }
        }
        Matcher arn = ARN.matcher(properties.path("destinationArn").asText());
        if (!arn.matches()) {
            throw refused("destinationArn is not arn:aws:s3:::BUCKET or arn:aws:s3:::BUCKET/PREFIX");
        }
        String path = arn.group(2) == null ? "" : arn.group(2).replaceFirst("/$", "");
        destination.put("line", "guardduty=s3:" + place.region() + "/" + arn.group(1) + path);
        files.deliver(id, lineOf(destination));
        shelf.put(KIND, id, destination, ask.caller().name(), ask.name());
    }

    /** In the words by which Terraform knows that it is gone. */
    private static Refusal refused(String why) {
        return Refusal.badRequest(
                "The request is rejected because the one or more input parameters have invalid values. That is, " + why
                        + ".");
    }
}
