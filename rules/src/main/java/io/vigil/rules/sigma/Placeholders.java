package io.vigil.rules.sigma;

import io.vigil.catalogue.Tuning;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Modifier {@code expand}: what the user's tuning says stands for {@code %name%}. */
record Placeholders(Tuning tuning) {
    /** A percent sign behind a backslash is none of a placeholder. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\)%(\\w+)%");

    private static final String PLAIN_PERCENT = "\\%";

    /** Every way to fill the text in; none, with a problem, when a placeholder has no value. */
    List<String> expand(String text, SourceLocation spot) {
        Matcher found = PLACEHOLDER.matcher(text);
        if (!found.find()) {
            return List.of(text.replace(PLAIN_PERCENT, "%"));
        }
        List<String> values = tuning.placeholder(found.group(1));
        if (values.isEmpty()) {
            spot.refuse(text, "say what stands for " + found.group() + " under placeholders in the tuning file");
            return List.of();
        }
        String head = text.substring(0, found.start()).replace(PLAIN_PERCENT, "%");
        return expand(text.substring(found.end()), spot).stream()
                .flatMap(tail -> values.stream().map(value -> head + value + tail))
                .toList();
    }
}
