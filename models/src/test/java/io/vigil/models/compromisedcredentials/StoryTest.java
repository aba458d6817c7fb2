package io.vigil.models.compromisedcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Tactic;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is asked first, because it is cheap, never hides a story. */
class StoryTest {
    private static final long DAY = 86_400_000L;
    private static final int MOST = 12;

    @Property(tries = 2000)
    void noStoryIsWholeOrBroadOfFewerTacticsThanItNeeds(@ForAll long seed) {
        List<Clue> clues = clues(new Random(seed));
        int tactics = Story.tacticsOf(clues).size();

        for (int days : new int[] {1, 14}) {
            Story story = Story.of(clues, days);

            assertThat(story.isWhole() && tactics < Story.FEWEST_TACTICS).isFalse();
            assertThat(story.isBroad() && tactics < Story.BROAD).isFalse();
        }
    }

    @Test
    void whatSomebodyShowsInOtherAccountsBelongsToItOnlyWhereAnotherHandShows() {
        Clue trust = clue(Tactic.PERSISTENCE, "111111111111");
        Clue share = clue(Tactic.EXFILTRATION, "222222222222");
        Clue look = clue(Tactic.DISCOVERY, "111111111111");

        assertThat(Story.together(List.of(trust, share), "222222222222")).containsExactly(share);
        assertThat(Story.together(List.of(look, trust, share), "222222222222")).containsExactly(look, trust, share);
    }

    private static Clue clue(Tactic tactic, String account) {
        return Clue.of(
                EValues.of(0.001),
                false,
                SequenceStep.of(
                        "step",
                        Given.signal("somebodys-rule")
                                .type("Own:IAM/Finding")
                                .tactic(tactic)
                                .in(account)
                                .build()));
    }

    private static List<Clue> clues(Random random) {
        List<Clue> clues = new ArrayList<>();
        int tactics = 1 + random.nextInt(4);
        for (int left = random.nextInt(MOST); left > 0; left--) {
            Tactic tactic = Tactic.values()[random.nextInt(tactics) * 3];
            var signal = Given.signal("unit-" + random.nextInt(4))
                    .tactic(tactic)
                    .at(Given.MONDAY + random.nextLong(3 * DAY))
                    .build();
            clues.add(Clue.of(
                    EValues.of(Math.pow(10, -random.nextInt(6))),
                    random.nextBoolean(),
                    SequenceStep.of("step", signal)));
        }
        return clues;
    }
}
