package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Spans of time as they were given on the command line, for one log or for all: {@code 5m}, {@code cloudtrail=10m}.
 *
 * @param given in the order given: what is said of one log goes before what is said of all
 */
record BoundOption(String name, List<String> given) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Of every log, by its name; what is wrong goes to {@code problems}. */
    Map<String, Duration> read(Function<LogKind<?>, Duration> byDefault, Problems problems) {
        var bounds = new HashMap<String, Duration>();
        LogKinds.ALL.forEach(kind -> bounds.put(kind.name(), byDefault.apply(kind)));
        given.stream().filter(text -> text.indexOf('=') < 0).forEach(text -> {
            Duration read = duration(text, text, problems);
            bounds.replaceAll((log, before) -> read);
        });
        given.stream().filter(text -> text.indexOf('=') >= 0).forEach(text -> {
            String log = text.substring(0, text.indexOf('='));
            if (!bounds.containsKey(log)) {
                problems.add(name, text, "expected one of " + LogKinds.names() + " before the =");
                return;
            }
            bounds.put(log, duration(text, text.substring(log.length() + 1), problems));
        });
        return bounds;
    }

    private Duration duration(String whole, String text, Problems problems) {
        var found = new Problems();
        Duration read = new DurationOption(name, text).read(found);
        if (!found.none()) {
            problems.add(name, whole, "expected a duration, such as 30s, 15m or cloudtrail=15m");
        } else if (read.compareTo(LONGEST) > 0) {
            problems.add(name, whole, "expected at most 24h: quiet streams wait this long");
        }
        return read;
    }
}
