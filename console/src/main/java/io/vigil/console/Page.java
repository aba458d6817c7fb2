package io.vigil.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.api.Incidents;
import io.vigil.console.detections.Tunable;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a browser is given: the page's files, what the authors of a detection wrote of it, its parameters, how often each fired, and the health of
 * the job. All else the page asks of the API, as any other client does.
 */
record Page(Console.Job job, FindingReader findings, Incidents incidents, Gate gate) {
    private record Content(String file, String type) {}

    private static final Map<String, Content> FILES = Map.of(
            "/", new Content("index.html", "text/html; charset=utf-8"),
            "/page/console.js", new Content("console.js", "text/javascript; charset=utf-8"),
            "/page/entity.js", new Content("entity.js", "text/javascript; charset=utf-8"),
            "/page/health.js", new Content("health.js", "text/javascript; charset=utf-8"),
            "/page/suppress.js", new Content("suppress.js", "text/javascript; charset=utf-8"),
            "/page/story.js", new Content("story.js", "text/javascript; charset=utf-8"),
            "/page/console.css", new Content("console.css", "text/css; charset=utf-8"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final String CRITERIA = "findingCriteria";
    private static final String DETECTION = "/page/detection/";
    private static final String TUNABLES = "/page/tunables/";

    /** @param caller who asks */
    Optional<Answer> at(Request request, Caller caller) {
        String path = request.path();
        return switch (path) {
            case "/page/incidents" -> Optional.of(Answer.json(incidents.list(asked(request))));
            case "/page/incidents/count" -> Optional.of(Answer.json(incidents.count(asked(request))));
            case "/page/days" -> Optional.of(Answer.json(days(request)));
            case "/page/detections" -> Optional.of(Answer.json(ids()));
            case "/page/caller" -> Optional.of(Answer.json(described(caller)));
            case "/page/fired" -> Optional.of(Answer.json(fired()));
            case "/page/health" -> Optional.of(Answer.json(job.health().read(job.files())));
            default -> of(path).or(() -> Optional.ofNullable(FILES.get(path)).map(Page::read));
        };
    }

    /** What the path asks of one detection. */
    private Optional<Answer> of(String path) {
        if (path.startsWith(TUNABLES)) {
            return Optional.of(Answer.json(tunables(path.substring(TUNABLES.length()))));
        }
        return Optional.of(path)
                .filter(asked -> asked.startsWith(DETECTION))
                .map(asked -> job.detections().pages().get(asked.substring(DETECTION.length())))
                .map(text -> Answer.text(200, "text/markdown; charset=utf-8", text));
    }

    private JsonNode described(Caller caller) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", caller.name())
                .put("role", caller.role().name().toLowerCase(Locale.ROOT))
                .put("signsOut", !gate.isOpen());
    }

    private JsonNode ids() {
        var ids = JsonNodeFactory.instance.arrayNode();
        new TreeSet<>(job.detections().pages().keySet()).forEach(ids::add);
        return ids;
    }

    private JsonNode tunables(String unit) {
        var all = JsonNodeFactory.instance.arrayNode();
        for (Tunable each : job.detections().tunables(unit, job.files().tuning())) {
            all.addObject()
                    .put("name", each.name())
                    .put("value", each.value())
                    .put("tuned", each.tuned())
                    .put("standard", each.standard())
                    .put("min", each.min())
                    .put("max", each.max())
                    .put("why", each.why());
        }
        return all;
    }

    /** How often each unit fired, and when last. */
    private JsonNode fired() {
        var units = JsonNodeFactory.instance.arrayNode();
        findings.counts()
                .by(new Criteria(List.of()), List.of("unit"))
                .forEach(group -> units.addObject()
                        .put("unit", group.keys().get(0))
                        .put("count", group.count())
                        .put("latest", group.latest()));
        return units;
    }

    /** How many findings of each severity had their latest change on each day. */
    private JsonNode days(Request request) {
        var days = JsonNodeFactory.instance.arrayNode();
        findings.counts()
                .only(Criteria.read(asked(request).path(CRITERIA)), List.of("day", "severity"))
                .forEach(group -> days.addObject()
                        .put("date", LocalDate.parse(group.keys().get(0)).toEpochDay() * DAY)
                        .put("severity", Double.parseDouble(group.keys().get(1)))
                        .put("count", group.count()));
        return days;
    }

    /** What a body would hold, as parameters of the query: a page is asked for with GET. */
    private static ObjectNode asked(Request request) {
        var asked = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(CRITERIA, "sortCriteria")) {
            String text = String.join("", request.parameters(name));
            try {
                if (!text.isEmpty()) {
                    asked.set(name, JSON.readTree(text));
                }
            } catch (JsonProcessingException e) {
                throw Refusal.badRequest("The request is rejected because " + name + " is no JSON.");
            }
        }
        return asked.put("nextToken", String.join("", request.parameters("nextToken")));
    }

    private static Answer read(Content content) {
        try (var in = Page.class.getResourceAsStream("page/" + content.file())) {
            return new Answer(200, content.type(), Map.of(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
