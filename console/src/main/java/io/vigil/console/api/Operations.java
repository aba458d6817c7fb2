package io.vigil.console.api;

import io.vigil.console.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations of GuardDuty's model and how each is called: {@code operations.csv}. */
final class Operations {
    private final List<Template> templates;

    private record Template(String name, String method, String[] path) {}

    /** @param place values of the path's parameters by their names in the model */
    record Call(String name, Map<String, String> place, Request request) {}

    private Operations(List<Template> templates) {
        this.templates = templates;
    }

    static Operations read() {
        try (var in = Operations.class.getResourceAsStream("operations.csv")) {
            return new Operations(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(line ->
                            new Template(line[0], line[1], line[2].substring(1).split("/", -1)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Call> of(Request request) {
        var segments = request.segments();
        for (Template each : templates) {
            if (each.method().equals(request.method())) {
                var place = match(each.path(), segments);
                if (place.isPresent()) {
                    return Optional.of(new Call(each.name(), place.get(), request));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(String[] path, List<String> segments) {
        if (path.length != segments.size()) {
            return Optional.empty();
        }
        var place = new LinkedHashMap<String, String>();
        for (int at = 0; at < path.length; at++) {
            if (path[at].startsWith("{")) {
                place.put(path[at].substring(1, path[at].length() - 1), segments.get(at));
            } else if (!path[at].equals(segments.get(at))) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }
}
