package io.vigil.findings;

import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody that a finding's signals are attributed to, each once. */
final class Attributions {
    /** Of more, the oldest are kept as one. It holds only what they have in common, so a suppression that asks for more does not hide it. */
    static final int MEMORY = 50;

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Attribution> LATEST_FIRST = Comparator.comparingLong(Attribution::time)
            .reversed()
            .thenComparing(Attribution::remote, TEXT)
            .thenComparing(Attribution::principal, TEXT)
            .thenComparing(Attribution::principalId, TEXT)
            .thenComparing(Attribution::userName, TEXT)
            .thenComparing(Attribution::instance, TEXT);

    private Attributions() {}

    /**
     * Of a finding that did not record them: those of its latest signal, and for the others an empty one, so that no suppression
     * which asks for anything hides them.
     */
    static Attribution[] unrecorded(Signal latest, long count) {
        var unknown = new Attribution(null, null, null, null, null, latest.time());
        Stream<Attribution> others = count > 1 ? Stream.of(unknown) : Stream.empty();
        return Stream.concat(Attribution.of(latest), others).toArray(Attribution[]::new);
    }

    static Attribution[] merge(Attribution[] known, Signal signal) {
        List<Attribution> more = Attribution.of(signal).toList();
        if (more.size() == 1 && known.length > 0 && isAgain(known[0], more.get(0))) {
            Attribution[] same = known.clone();
            same[0] = more.get(0);
            return same;
        }
        Map<Attribution, Attribution> latest = new HashMap<>();
        Stream.concat(Arrays.stream(known), more.stream())
                .forEach(one -> latest.merge(one.timeless(), one, Attribution::merge));
        List<Attribution> all = latest.values().stream().sorted(LATEST_FIRST).toList();
        if (all.size() <= MEMORY) {
            return all.toArray(Attribution[]::new);
        }
        Stream<Attribution> oldest = all.subList(MEMORY - 1, all.size()).stream().reduce(Attribution::merge).stream();
        return Stream.concat(all.subList(0, MEMORY - 1).stream(), oldest).toArray(Attribution[]::new);
    }

    /** The usual case: whoever was there last is there again. */
    private static boolean isAgain(Attribution latest, Attribution next) {
        return next.time() >= latest.time() && next.timeless().equals(latest.timeless());
    }
}
