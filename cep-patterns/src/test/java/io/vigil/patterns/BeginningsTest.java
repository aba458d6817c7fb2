package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.engine.Runs;
import io.vigil.patterns.engine.SequenceEngine;
import io.vigil.testkit.GivenSignal;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Of those who begin a sequence all the time, little is remembered, and nothing is missed. */
class BeginningsTest {
    private static final String STEPS = """
            - {step: a, signal: unit-a}
            - {step: b, signal: unit-b, same: bucket}
            """;

    @Test
    void whoBeginsItAllTheTimeTakesNoMoreRoom() throws Exception {
        assertThat(bytesAfter(40)).isLessThanOrEqualTo(bytesAfter(2) + 10);
    }

    @Test
    void theFirstBeginningIsToldWhileItsWindowIsOpen() throws Exception {
        assertThat(membersOf(begun(0), begun(20), begun(40), at("59m", "unit-b").bucket("x")))
                .containsExactly("e0", "end");
    }

    @Test
    void theLastBeginningCountsWhenTheWindowOfTheFirstHasClosed() throws Exception {
        assertThat(membersOf(begun(0), begun(20), begun(40), at("99m", "unit-b").bucket("x")))
                .containsExactly("e40", "end");
    }

    @Test
    void beginningsThatALaterStepTellsApartAreAllKept() throws Exception {
        assertThat(membersOf(
                        begun(0),
                        begun(1).bucket("y"),
                        begun(2).bucket("z"),
                        begun(3).bucket("z"),
                        begun(4).bucket("z"),
                        at("59m", "unit-b").bucket("y")))
                .containsExactly("e1", "end");
    }

    private static GivenSignal begun(int minute) {
        return at(minute + "m", "unit-a").bucket("x").event("e" + minute);
    }

    private static List<String> membersOf(GivenSignal... story) throws Exception {
        story[story.length - 1].event("end");
        List<Signal> told = Story.play(STEPS, story);
        assertThat(told).hasSize(1);
        return List.of(told.get(0).evidence().steps()).stream()
                .map(step -> step.eventIds()[0])
                .toList();
    }

    private static int bytesAfter(int beginnings) throws Exception {
        var engine = new SequenceEngine(List.of(Story.compile(STEPS, "principal", "past-last-event", "default: 1h")));
        var runs = new Runs();
        for (int minute : IntStream.range(0, beginnings).toArray()) {
            engine.follow(runs, SequenceKey.PRINCIPAL, List.of(begun(minute).build()), match -> {
                throw new AssertionError("half of it is no match");
            });
        }
        return bytes(runs);
    }

    private static int bytes(Runs runs) throws IOException {
        var out = new DataOutputSerializer(1024);
        TypeInformation.of(Runs.class)
                .createSerializer(new SerializerConfigImpl())
                .serialize(runs, out);
        return out.length();
    }
}
