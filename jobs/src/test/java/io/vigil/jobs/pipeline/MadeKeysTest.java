package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.catalogue.UnitCase;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.PlayedCase;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody makes a lasting key for another user, and hours later somebody uses it. */
class MadeKeysTest {
    private static final String MADE = "AKIAIOSFODNN7EXAMPLE";
    private static final String ACCOUNT = CasePlayer.accountOf(0);
    private static final int HOURS = 20 * BenignCalls.HOUR;

    @TempDir
    private Path folder;

    @Test
    void whatIsDoneWithAMadeKeyBelongsToTheChainOfItsMaker() throws Exception {
        List<Signal> signals = play(() -> keyMadeAndUsed(MADE));

        assertThat(signals)
                .filteredOn(MadeKeysTest::isSequence)
                .singleElement()
                .satisfies(story -> assertThat(Arrays.stream(story.evidence().steps()))
                        .extracting(SequenceStep::unit)
                        .contains("access-key-for-another-user", "password-data-retrieved"));
    }

    /** What the user does is a story without the maker, too; both are told as one. */
    @Test
    void theStoriesOfTheUserAndOfTheMakerAreOneIncident() throws Exception {
        assertThat(play(() -> blinding(keyMadeAndUsed(MADE))))
                .filteredOn(MadeKeysTest::isSequence)
                .as("the maker's when the key is used, and both when the trail stops")
                .hasSize(3)
                .extracting(Folding::keyOf)
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    }

    @Test
    void peopleAreToldOnceOfWhatIsDoneWithIt() throws Exception {
        assertThat(play(() -> keyMadeAndUsed(MADE)))
                .extracting(signal -> signal.detection().unit())
                .filteredOn("password-data-retrieved"::equals)
                .hasSize(1);
    }

    @Test
    void anotherKeyOfThatUserHasNothingToDoWithIt() throws Exception {
        assertThat(play(() -> keyMadeAndUsed("AKIAI44QH8DHBEXAMPLE"))).noneMatch(MadeKeysTest::isSequence);
    }

    /** Writes the calls: they are written where they are played. */
    private interface Script extends Serializable {
        BenignCalls write();
    }

    private List<Signal> play(Script script) throws Exception {
        Map<String, List<Signal>> raised = new PlayedPipeline(() -> List.of(played(script.write())), folder).play();
        return raised.get(ACCOUNT);
    }

    private static PlayedCase played(BenignCalls script) {
        var unitCase = new UnitCase("made-keys", "a key is made and used", script.play(), List.of(), null);
        return CasePlayer.play(unitCase, ACCOUNT);
    }

    private static BenignCalls keyMadeAndUsed(String used) {
        var script = new BenignCalls();
        ObjectNode made = script.call(0, "iam:CreateAccessKey", "alice", BenignCalls.OFFICE);
        made.putObject("params").put("userName", "build");
        made.putObject("fields").put("minted-key", MADE);
        ObjectNode use = script.call(HOURS, "ec2:GetPasswordData", "build", "192.0.2.77");
        use.putObject("params").put("instanceId", "i-0a1b2c3d4e5f61000");
        use.putObject("fields").put("access-key", used);
        return script;
    }

    private static BenignCalls blinding(BenignCalls script) {
        ObjectNode blinds = script.call(HOURS + BenignCalls.HOUR, "cloudtrail:StopLogging", "build", "192.0.2.77");
        blinds.putObject("params").put("name", "main");
        blinds.putObject("fields").put("access-key", MADE);
        return script;
    }

    private static boolean isSequence(Signal signal) {
        return String.valueOf(signal.detection().type()).startsWith("AttackSequence:");
    }
}
