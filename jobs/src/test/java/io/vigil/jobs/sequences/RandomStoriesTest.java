package io.vigil.jobs.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up sequences over made-up signals, out of order within the lateness, with checkpoints, failures, other parallelism and changed sequences at
 * random points: the operator finds what a naive matcher finds, and keeps nothing in the end.
 */
class RandomStoriesTest {
    /** For each seed; a property for whoever has more time. */
    private static final int STORIES = Integer.getInteger("stories", 8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOperatorFindsWhatANaiveMatcherFinds(long seed) throws Exception {
        playAll(seed, STORIES, new HashMapStateBackend());
    }

    @Test
    void andSoItDoesOnRocksDb() throws Exception {
        playAll(5, (STORIES + 2) / 3, new EmbeddedRocksDBStateBackend());
    }

    @SuppressWarnings("try") // nothing interrupts a test
    private void playAll(long seed, int stories, StateBackend backend) throws Exception {
        int matches = 0;
        for (int at = 0; at < stories; at++) {
            var random = new Random(seed * 10_000 + at);
            String name = "seed " + seed + ", story " + at;
            try (var story = new RandomStory(random, backend, folder.resolve("story-" + at), name)) {
                matches += story.play();
            }
        }

        assertThat(matches).as("there was something to find").isGreaterThan(stories);
    }
}
