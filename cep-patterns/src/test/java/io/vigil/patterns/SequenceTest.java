package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static io.vigil.patterns.Story.compile;
import static io.vigil.patterns.Story.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Key, window, order and skip strategy of a sequence, in the operator of Flink CEP. */
class SequenceTest {
    private static final String ABC = """
            - {step: a, signal: unit-a}
            - {step: b, signal: unit-b}
            - {step: c, signal: unit-c}
            """;

    @Test
    void tellsItsStepsInTheOrderTheyHappened() throws Exception {
        List<Signal> story = play(ABC, at("0m", "unit-a"), at("1m", "unit-b"), at("2m", "unit-c"));

        assertThat(story).singleElement().satisfies(sequence -> {
            assertThat(sequence.detection().type()).isEqualTo("AttackSequence:S3/CompromisedData");
            assertThat(sequence.detection().severity()).isEqualTo(9.5);
            assertThat(sequence.occurrence().since())
                    .isEqualTo(at("0m", "unit-a").build().time());
            assertThat(sequence.time()).isEqualTo(at("2m", "unit-c").build().time());
            assertThat(sequence.evidence().steps())
                    .extracting(SequenceStep::step)
                    .containsExactly("a", "b", "c");
            assertThat(sequence.evidence().eventIds()).hasSize(3);
        });
    }

    @Test
    void everyStepKeepsEventIdsHoweverManyAnEarlierOneHas() throws Exception {
        var sequence = compile(ABC, "principal", "past-last-event", "default: 1h");
        var story = List.of(
                restingOn(at("0m", "unit-a").build(), 20),
                restingOn(at("1m", "unit-b").build(), 20),
                restingOn(at("2m", "unit-c").build(), 3));

        assertThat(CepRun.over(sequence, story)).singleElement().satisfies(match -> {
            assertThat(match.evidence().eventIds()).hasSize(Signal.EVENTS).doesNotHaveDuplicates();
            assertThat(match.evidence().eventIds())
                    .filteredOn(id -> id.startsWith("unit-a"))
                    .contains("unit-a-19");
            assertThat(match.evidence().eventIds())
                    .filteredOn(id -> id.startsWith("unit-b"))
                    .contains("unit-b-19");
            assertThat(match.evidence().eventIds()).endsWith("unit-c-0", "unit-c-1", "unit-c-2");
        });
    }

    private static Signal restingOn(Signal signal, int events) {
        var emit = new Emit("X:IAMUser/Y", 5, Tactic.IMPACT, "T1078.004", Template.of("t"), Template.of("d"));
        var ids = IntStream.range(0, events).mapToObj(at -> signal.detection().unit() + "-" + at);
        return SignalDraft.of(signal.detection().unit(), emit, signal)
                .eventIds(ids.toList())
                .sign();
    }

    @Test
    void theFingerprintsOfShippedSequencesChangeOnlyWhenTheyAreEdited() {
        var shipped = Patterns.compile(Patterns.folders(), Tuning.none(), new Problems());

        // Partial matches of savepoints are dropped when these change: by an edit, or by a Flink CEP that makes another
        // automaton.
        assertThat(shipped.sequences())
                .extracting(Sequence::id, sequence -> Long.toHexString(sequence.fingerprint()))
                .containsExactly(
                        tuple("blinded-then-carried-off", "9801fbe35759e30d"),
                        tuple("blinded-then-destroyed", "b6a546695f935951"),
                        tuple("bucket-encrypted-for-ransom", "11f8fdf9503735dd"),
                        tuple("bucket-left-to-expire", "806b0782d33de2d9"),
                        tuple("code-replaced-then-controlled", "bbddd59cee710a94"),
                        tuple("compromised-data-s3", "e26095b64010b29b"),
                        tuple("compromised-instance-group", "abb6b4e464690bea"),
                        tuple("compromised-pod-role", "712370a266edc7b7"),
                        tuple("compromised-task-role", "712370a266edc7b7"),
                        tuple("console-takeover", "e0156c030cbaa340"),
                        tuple("data-held-to-ransom", "29d807c688879cc5"),
                        tuple("exposed-data-s3", "41745543f18da302"),
                        tuple("from-login-to-machines", "f7b4a91d4a3a4550"),
                        tuple("guessed-then-controlled", "cf915bb5b746b076"),
                        tuple("implant-after-odd-login", "a1c96da762ea3b50"),
                        tuple("instance-to-account", "3de72ac7bc4d9562"),
                        tuple("launched-to-mine", "966ab15a0fa96282"),
                        tuple("machines-by-a-stranger", "f7b4a91d4a3a4550"),
                        tuple("mail-abuse", "d5194ff490136ab5"),
                        tuple("mining-prepared", "4b93a582d5be711f"),
                        tuple("model-hijack", "dd9c778becd951d0"),
                        tuple("privilege-escalation-chain", "ce4646a9622c194c"),
                        tuple("secrets-used-elsewhere", "b660770c0f1ca4dd"),
                        tuple("snapshot-shared-and-taken", "c70c6968bfb41f90"),
                        tuple("stolen-credentials-to-exfiltration", "81d808761f669b4b"),
                        tuple("stolen-instance-credentials-s3", "4cad5dedc70b77c9"),
                        tuple("trust-for-a-stranger", "dce343973755b811"));
    }

    @Test
    void otherSignalsInBetweenDoNotMatter() throws Exception {
        assertThat(play(
                        ABC,
                        at("0m", "unit-a"),
                        at("1m", "unit-x"),
                        at("2m", "unit-b"),
                        at("3m", "unit-a"),
                        at("4m", "unit-c")))
                .hasSize(1);
    }

    @Test
    void anotherOrderIsAnotherStory() throws Exception {
        assertThat(play(ABC, at("0m", "unit-b"), at("1m", "unit-a"), at("2m", "unit-c")))
                .isEmpty();
    }

    @Test
    void theWindowIsOpenUntilJustBeforeItsEnd() throws Exception {
        assertThat(play(ABC, at("0m", "unit-a"), at("1m", "unit-b"), at("59m59s", "unit-c")))
                .hasSize(1);
        assertThat(play(ABC, at("0m", "unit-a"), at("1m", "unit-b"), at("60m", "unit-c")))
                .isEmpty();
    }

    @Test
    void tuningMovesTheWindow() throws Exception {
        Sequence wide = compile(ABC, "principal", "past-last-event", "default: 2h");

        assertThat(play(wide, at("0m", "unit-a"), at("1m", "unit-b"), at("60m", "unit-c")))
                .hasSize(1);
    }

    @Test
    void signalsOfOneSecondAreInTheOrderOfTheirSteps() throws Exception {
        GivenSignal[] tied = {
            at("5m", "unit-a").event("9"),
            at("5m", "unit-b").event("5"),
            at("5m", "unit-c").event("1")
        };

        assertThat(play(ABC, tied)).hasSize(1);
    }

    @Test
    void theOrderOfArrivalChangesNothing() throws Exception {
        List<GivenSignal> story = new ArrayList<>(List.of(
                at("5m", "unit-a").event("1"),
                at("5m", "unit-b").event("1"),
                at("5m", "unit-b").event("2"),
                at("6m", "unit-c").event("4").bucket("x"),
                at("6m", "unit-c").event("3").bucket("y"),
                at("7m", "unit-a"),
                at("8m", "unit-c")));
        List<Signal> expected = play(ABC, story.toArray(GivenSignal[]::new));

        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(story, new Random(seed));
            assertThat(play(ABC, story.toArray(GivenSignal[]::new)))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("remote", "evidence.steps")
                    .isEqualTo(expected);
        }
    }

    @Test
    void theKeySaysWhoseSignalsBelongTogether() throws Exception {
        GivenSignal[] story = {
            at("0m", "unit-a").principal("alice").instance("i-1"),
            at("1m", "unit-b").principal("bob").instance("i-1"),
            at("2m", "unit-c").principal("carol").instance("i-1"),
        };

        assertThat(play(compile(ABC, "principal", "none", "default: 1h"), story))
                .isEmpty();
        assertThat(play(compile(ABC, "instance", "none", "default: 1h"), story)).hasSize(1);
        assertThat(play(compile(ABC, "account", "none", "default: 1h"), story)).hasSize(1);
    }

    @Test
    void anotherAccountsSignalsNeverBelong() throws Exception {
        assertThat(play(ABC, at("0m", "unit-a"), at("1m", "unit-b").in("444455556666"), at("2m", "unit-c")))
                .isEmpty();
    }

    @Test
    void whoSpeaksOfNobodyIsNotPartOfIt() throws Exception {
        assertThat(play(
                        ABC,
                        at("0m", "unit-a").principal(null),
                        at("1m", "unit-b").principal(null),
                        at("2m", "unit-c").principal(null)))
                .isEmpty();
    }

    @Test
    void oneAttackIsToldOnceUnlessEveryCombinationIsWanted() throws Exception {
        GivenSignal[] story = {
            at("0m", "unit-a"), at("1m", "unit-a"), at("2m", "unit-b"), at("3m", "unit-c"), at("4m", "unit-c")
        };

        assertThat(play(compile(ABC, "principal", "past-last-event", "default: 1h"), story))
                .hasSize(1);
        assertThat(play(compile(ABC, "principal", "none", "default: 1h"), story))
                .hasSize(2);
    }
}
