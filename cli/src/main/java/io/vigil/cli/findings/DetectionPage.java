package io.vigil.cli.findings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The README of a detection, as plain text. */
record DetectionPage(String text) {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]*\\)");

    /** @param text null when the detection has none */
    static DetectionPage of(@Nullable String text) {
        return new DetectionPage(text == null ? "" : text);
    }

    /** The paragraphs below a heading; none when the page lacks it. */
    List<String> section(String heading) {
        return Stream.of(text.split("(?m)^## "))
                .filter(part -> part.startsWith(heading + "\n"))
                .flatMap(part ->
                        Stream.of(part.substring(heading.length()).strip().split("\n\n+")))
                .map(DetectionPage::plain)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown)
                .replaceAll("$1")
                .replaceAll("[*`]", "")
                .replaceAll("\n(- |\\d+\\. )", " · ")
                .replaceAll("\\s*\n\\s*", " ");
    }
}
