package io.vigil.console;

import io.vigil.console.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the page. It asks nothing but the API, as any other client does. */
final class Page {
    private record Content(String file, String type) {}

    private static final Map<String, Content> FILES = Map.of(
            "/", new Content("index.html", "text/html; charset=utf-8"),
            "/page/console.js", new Content("console.js", "text/javascript; charset=utf-8"),
            "/page/story.js", new Content("story.js", "text/javascript; charset=utf-8"),
            "/page/console.css", new Content("console.css", "text/css; charset=utf-8"));

    private Page() {}

    static Optional<Answer> at(String path) {
        return Optional.ofNullable(FILES.get(path)).map(Page::read);
    }

    private static Answer read(Content content) {
        try (var in = Page.class.getResourceAsStream("page/" + content.file())) {
            return new Answer(200, content.type(), Map.of(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
