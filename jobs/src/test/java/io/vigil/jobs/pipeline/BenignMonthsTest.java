package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.PlayedCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody attacks, and much happens: at most one attack sequence is told in a thousand days of accounts. */
class BenignMonthsTest {
    private static final int ACCOUNTS = 34;
    private static final int DAYS_WITHOUT = 1_000;

    @TempDir
    private Path folder;

    @Test
    void innocentMonthsAreNoAttackSequences() throws Exception {
        Map<String, List<Signal>> raised = new PlayedPipeline(BenignMonthsTest::months, folder).play();

        List<String> told = raised.values().stream()
                .flatMap(List::stream)
                .filter(signal -> String.valueOf(signal.detection().type()).startsWith("AttackSequence:"))
                .collect(Collectors.toMap(Folding::keyOf, BenignMonthsTest::describe, (first, again) -> first))
                .values()
                .stream()
                .toList();

        assertThat(raised).as("there is something to tell of").hasSize(ACCOUNTS);
        assertThat(told).as(String.join("", told)).hasSizeLessThanOrEqualTo(ACCOUNTS * BenignMonth.DAYS / DAYS_WITHOUT);
    }

    private static List<PlayedCase> months() {
        List<PlayedCase> months = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS; number++) {
            months.add(CasePlayer.play(BenignMonth.of(number), CasePlayer.accountOf(number)));
        }
        return months;
    }

    private static String describe(Signal sequence) {
        var members = new StringBuilder();
        for (var step : sequence.evidence().steps()) {
            members.append("\n    ")
                    .append(step.unit())
                    .append(' ')
                    .append(step.activity().api())
                    .append(" from ")
                    .append(step.remote().ip());
        }
        return sequence.account() + " " + sequence.detection().unit() + " "
                + sequence.subject().principal() + members + "\n";
    }
}
