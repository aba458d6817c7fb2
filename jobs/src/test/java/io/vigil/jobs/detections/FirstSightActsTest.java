package io.vigil.jobs.detections;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule that somebody adds takes part in first sights, or is left out on purpose. */
class FirstSightActsTest {
    /** Counted by models of their own. */
    private static final Set<String> COUNTED_ELSEWHERE = Set.of("secret-read", "sign-in-refused");

    @Test
    void everyRuleWithTellingBuildingBlocksIsAmongTheActs() {
        List<Unit> units = Detections.shipped().check(new Problems());
        Unit firstSight = units.stream()
                .filter(unit -> unit.id().equals("first-sight"))
                .findFirst()
                .orElseThrow();
        double light = firstSight.settings().number("light");

        Set<String> telling = units.stream()
                .filter(unit -> unit.folder().file("rule.yaml") != null)
                .filter(unit -> heaviestBlock(unit.logic(new Problems())) >= light)
                .map(Unit::id)
                .collect(toCollection(TreeSet::new));

        telling.removeAll(COUNTED_ELSEWHERE);
        assertThat(firstSight.settings().texts("acts")).containsAll(telling);
        assertThat(units).extracting(Unit::id).containsAll(firstSight.settings().texts("acts"));
    }

    /** Weight of the heaviest thing that the rule notices without a finding; refused attempts weigh one less. */
    private static double heaviestBlock(YamlSection rule) {
        if (!"cloudtrail".equals(rule.text("log"))) {
            return 0;
        }
        double weight = Objects.requireNonNullElse(rule.number("weight"), 0.0);
        boolean attempts = "denied".equals(rule.text("failed"));
        boolean typed = rule.sections("emits").stream().allMatch(emit -> emit.has("type"));
        Stream<Double> blocks = rule.has("choose")
                ? rule.sections("choose").stream()
                        .map(choice -> weigh(
                                Objects.requireNonNullElse(choice.number("weight"), weight),
                                choice.has("emit"),
                                attempts))
                : Stream.of(weigh(weight, typed, attempts));
        return blocks.mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static double weigh(double weight, boolean typed, boolean attempts) {
        if (!typed) {
            return weight;
        }
        return attempts && weight >= 2 ? weight - 1 : 0;
    }
}
