package io.vigil.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.console.http.Answer;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a browser is given: the page's files, and what the authors of a detection wrote of it. All else the page asks of the API, as any other
 * client does.
 *
 * @param detections Markdown by the detection's id
 */
record Page(Map<String, String> detections) {
    private record Content(String file, String type) {}

    private static final Map<String, Content> FILES = Map.of(
            "/", new Content("index.html", "text/html; charset=utf-8"),
            "/page/console.js", new Content("console.js", "text/javascript; charset=utf-8"),
            "/page/entity.js", new Content("entity.js", "text/javascript; charset=utf-8"),
            "/page/suppress.js", new Content("suppress.js", "text/javascript; charset=utf-8"),
            "/page/story.js", new Content("story.js", "text/javascript; charset=utf-8"),
            "/page/console.css", new Content("console.css", "text/css; charset=utf-8"));

    private static final String DETECTION = "/page/detection/";

    /** Ids of the detections. */
    private static final String DETECTIONS = "/page/detections";

    static final String FIRED = "/page/fired";

    Optional<Answer> at(String path) {
        if (path.equals(DETECTIONS)) {
            var ids = JsonNodeFactory.instance.arrayNode();
            new TreeSet<>(detections.keySet()).forEach(ids::add);
            return Optional.of(Answer.json(ids));
        }
        if (path.startsWith(DETECTION)) {
            return Optional.ofNullable(detections.get(path.substring(DETECTION.length())))
                    .map(text -> Answer.text(200, "text/markdown; charset=utf-8", text));
        }
        return Optional.ofNullable(FILES.get(path)).map(Page::read);
    }

    /** How often each unit fired, and when last. */
    static Answer fired(FindingReader findings) {
        var units = JsonNodeFactory.instance.arrayNode();
        findings.count(new Criteria(List.of()), List.of("unit"))
                .forEach(group -> units.addObject()
                        .put("unit", group.keys().get(0))
                        .put("count", group.count())
                        .put("latest", group.latest()));
        return Answer.json(units);
    }

    private static Answer read(Content content) {
        try (var in = Page.class.getResourceAsStream("page/" + content.file())) {
            return new Answer(200, content.type(), Map.of(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
