package io.vigil.models;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.CasePlayer;
import io.vigil.testkit.CaseRunner;
import io.vigil.testkit.Given;
import io.vigil.testkit.PlayedCase;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a detector remembers survives a savepoint: every memory of every model, as its cases and random mixtures of them leave it. */
class MemoriesTest {
    /** A memory is written after so many events, not after each: some are large. */
    private static final int EVERY = 7;

    private static final Models MODELS = Models.compile(Models.folders(), Tuning.none(), new Problems());
    private static final List<PlayedCase> CASES = MODELS.units().stream()
            .flatMap(unit -> UnitReader.cases(unit, new Problems()).stream())
            .map(unitCase -> CasePlayer.play(unitCase, Given.ACCOUNT))
            .toList();

    @Test
    void everyCaseIsDecidedAlikeWhenMemoriesAreWrittenAndReadMeanwhile() {
        Set<Class<?>> written = new HashSet<>();
        var counted = new int[1];
        var runner = new CaseRunner().detectors(MODELS.detectors()).keeping(memory -> {
            boolean first = written.add(memory.getClass());
            return first || counted[0]++ % EVERY == 0 ? readBack(memory) : memory;
        });

        for (PlayedCase played : CASES) {
            assertThat(played.raised(runner.play(played)))
                    .as("%s: %s", played.unitCase().unit(), played.unitCase().name())
                    .isEqualTo(played.expected());
        }
        assertThat(written)
                .isEqualTo(MODELS.detectors().stream().map(Detector::memory).collect(toSet()));
    }

    @Property(tries = 30)
    void whateverHappenedAMemoryIsReadAsItWasWritten(
            @ForAll @Size(min = 20, max = 200) List<@IntRange(max = 1_000_000) Integer> picks) {
        var mixed = new PlayedCase(CASES.get(0).unitCase(), Given.ACCOUNT, mix(picks));

        new CaseRunner()
                .detectors(MODELS.detectors())
                .keeping(new CopiesStay()::check)
                .play(mixed);
    }

    private static List<Event> mix(List<Integer> picks) {
        List<Event> all =
                CASES.stream().flatMap(played -> played.events().stream()).toList();
        return picks.stream()
                .map(pick -> all.get(pick % all.size()))
                .distinct()
                .sorted(Comparator.comparingLong(Event::time))
                .toList();
    }

    private static Object readBack(Object memory) {
        Written written = Written.of(memory);
        Object read = written.read(memory.getClass());
        assertThat(Written.of(read).bytes())
                .as(memory.getClass().getSimpleName())
                .isEqualTo(written.bytes());
        return read;
    }

    /** A copy still holds what it held, after the original went on. */
    private static final class CopiesStay {
        private @Nullable Object copy;
        private byte[] bytes = {};

        Object check(Object memory) {
            if (copy != null) {
                assertThat(Written.of(copy).bytes())
                        .as("copy of %s", copy.getClass().getSimpleName())
                        .isEqualTo(bytes);
            }
            readBack(memory);
            copy = Written.copy(memory);
            bytes = Written.of(copy).bytes();
            assertThat(bytes).isEqualTo(Written.of(memory).bytes());
            return memory;
        }
    }
}
