package io.vigil.findings;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Tactic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why the members of a sequence are suspicious, in GuardDuty's keys. */
final class Indicators {
    private Indicators() {}

    static Stream<Fields> of(List<SequenceStep> steps) {
        return Stream.of(
                        indicator("ATTACK_TACTIC", values(steps, step -> title(step.tactic()))),
                        indicator("ATTACK_TECHNIQUE", values(steps, SequenceStep::technique)),
                        indicator("HIGH_RISK_API", values(steps, Indicators::call)),
                        indicator("TOR_IP", values(steps, step -> ipOf(step, "/TorIPCaller"))),
                        indicator("MALICIOUS_IP", values(steps, step -> ipOf(step, "/MaliciousIPCaller"))))
                .flatMap(List::stream);
    }

    private static List<Fields> indicator(String key, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : List.of(new Fields().text("key", key).texts("values", values));
    }

    private static Set<String> values(List<SequenceStep> steps, Function<SequenceStep, @Nullable String> what) {
        return steps.stream().map(what).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String call(SequenceStep step) {
        CallName call = CallName.of(step.activity());
        return call == null ? null : call.shortName();
    }

    private static @Nullable String ipOf(SequenceStep step, String family) {
        return step.type() != null && step.type().contains(family)
                ? step.remote().ip()
                : null;
    }

    /** {@code Credential Access} for CREDENTIAL_ACCESS. */
    private static String title(Tactic tactic) {
        return Arrays.stream(tactic.name().split("_"))
                .map(word -> word.equals("AND")
                        ? "and"
                        : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
