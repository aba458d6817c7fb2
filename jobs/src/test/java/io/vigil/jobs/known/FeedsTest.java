package io.vigil.jobs.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Feed;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.jobs.detections.CombinedInputs;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.LogFeeds;
import io.vigil.jobs.detections.SignalExits.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.OutputTag;

/** A feed that declares what it looks at is not asked of the rest: with and without that, detectors must be shown the same. */
class FeedsTest {
    private static final List<CombiningDetector<?, ?>> DETECTORS =
            Detections.shipped().compileModels().combining();

    @Property(tries = 12, seed = "20261129", shrinking = ShrinkingMode.OFF)
    void whatDetectorsTakeIsTheSameAsIfEachFeedWereAskedOfEachCall(@ForAll long seed) {
        List<ApiCall> calls = new RandomCalls(seed)
                .of(5).stream().sorted(Comparator.comparingLong(ApiCall::time)).toList();
        var expected = new Taken();
        var taken = new Taken();
        List<Consumer<ApiCall>> each = new ArrayList<>();
        DETECTORS.forEach(detector -> each.addAll(feeds(detector, expected)));
        var feeds = LogFeeds.of(DETECTORS, ApiCall.class, taken);

        for (ApiCall call : calls) {
            each.forEach(feed -> feed.accept(call));
            feeds.show(call);
        }

        assertThat(taken.inputs).isEqualTo(expected.inputs).hasSizeGreaterThan(100);
    }

    /** @return what shows a call to them, one after the other */
    @SuppressWarnings("unchecked") // those of this log
    private static <I extends CombinedInput<I>> List<Consumer<ApiCall>> feeds(
            CombiningDetector<I, ?> detector, Exit exit) {
        OutputTag<I> tag = CombinedInputs.of(detector).tag();
        List<Consumer<ApiCall>> feeds = new ArrayList<>();
        for (Feed<?, I> feed : detector.feeds()) {
            if (feed.events() == ApiCall.class) {
                feeds.add(call -> {
                    I input = ((Feed<ApiCall, I>) feed).of(call);
                    if (input != null) {
                        exit.take(tag, input, input.time());
                    }
                });
            }
        }
        return feeds;
    }

    /** As bytes in hexadecimal, behind the name of where they go. */
    private static final class Taken implements Exit {
        private final List<String> inputs = new ArrayList<>();

        @Override
        public <T> void take(OutputTag<T> tag, T record, long time) {
            try {
                var out = new DataOutputSerializer(512);
                tag.getTypeInfo().createSerializer(new SerializerConfigImpl()).serialize(record, out);
                inputs.add(tag.getId() + " " + HexFormat.of().formatHex(out.getCopyOfBuffer()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
