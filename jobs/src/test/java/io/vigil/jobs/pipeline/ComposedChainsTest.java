package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitReader;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.jobs.detections.Detections;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.PlayedCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attacks that nobody wrote: one user does four to six things that raise findings, of different tactics and in their order, each taken from the case
 * of a rule drawn by lot, in an account of which nothing is known. A share of them must be told as a sequence.
 */
class ComposedChainsTest {
    private static final int CHAINS = 100;
    private static final int LEAST = 4;
    private static final int MOST = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0.95", "20, 0.95", "120, 0.90"})
    void aComposedChainIsToldAsOneSequence(int hours, double share) throws Exception {
        Map<String, List<Signal>> raised = new PlayedPipeline(() -> chains(hours), folder).play();

        List<String> missed = chains(hours).stream()
                .filter(chain -> raised.getOrDefault(chain.account(), List.of()).stream()
                        .noneMatch(ComposedChainsTest::isSequence))
                .map(chain -> chain.unitCase().name())
                .toList();

        assertThat(missed).as("of %d over %d hours", CHAINS, hours).hasSizeLessThanOrEqualTo((int)
                ((1 - share) * CHAINS));
    }

    private static boolean isSequence(Signal signal) {
        return String.valueOf(signal.detection().type()).startsWith("AttackSequence:");
    }

    private static List<PlayedCase> chains(int hours) {
        Map<Tactic, List<UnitCase>> acts = acts();
        List<PlayedCase> chains = new ArrayList<>();
        for (int number = 0; number < CHAINS; number++) {
            UnitCase chain = chain(acts, Duration.ofHours(hours), new Random(number));
            chains.add(CasePlayer.play(chain, CasePlayer.accountOf(number)));
        }
        return chains;
    }

    private static UnitCase chain(Map<Tactic, List<UnitCase>> acts, Duration within, Random dice) {
        List<Tactic> tactics = new ArrayList<>(acts.keySet());
        Collections.shuffle(tactics, dice);
        List<Tactic> some = new ArrayList<>(tactics.subList(0, LEAST + dice.nextInt(MOST - LEAST + 1)));
        Collections.sort(some);
        List<JsonNode> play = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Tactic tactic : some) {
            List<UnitCase> choice = acts.get(tactic);
            UnitCase act = choice.get(dice.nextInt(choice.size()));
            ObjectNode entry = act.play().get(0).deepCopy();
            long minutes = within.toMinutes() * play.size() / (some.size() - 1);
            play.add(entry.put("at", minutes + "m"));
            units.add(act.unit());
        }
        return new UnitCase("composed", units.toString(), play, List.of(), null);
    }

    /** What a user called alice does with one call that raises a finding. */
    private static Map<Tactic, List<UnitCase>> acts() {
        var problems = new Problems();
        Map<Tactic, List<UnitCase>> acts = new EnumMap<>(Tactic.class);
        for (Unit unit : Detections.shipped().check(problems)) {
            for (UnitCase each : UnitReader.cases(unit, problems)) {
                JsonNode first = each.play().isEmpty() ? null : each.play().get(0);
                boolean isOneCall = each.play().size() == 1 && first.has("call") && !first.has("repeat");
                if (isOneCall
                        && each.expect().stream().anyMatch(type -> type.contains(":"))
                        && first.path("by").asText().equals("alice")) {
                    acts.computeIfAbsent(unit.emit().tactic(), none -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        problems.throwIfAny();
        return acts;
    }
}
