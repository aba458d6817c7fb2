package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Batch;
import io.vigil.sources.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is read until it is taken, in portions no larger than a batch. */
final class BatchBuilder<E extends Event> {
    private final String source;
    private final String place;
    private final Map<Reason, Long> counted = new EnumMap<>(Reason.class);
    private int toDescribe;
    private List<E> events = new ArrayList<>(Batch.FULL);
    private List<Rejected> rejected = new ArrayList<>();

    /** @param toDescribe rejects beyond this many are only counted */
    BatchBuilder(String source, String place, int toDescribe) {
        this.source = source;
        this.place = place;
        this.toDescribe = toDescribe;
    }

    void accept(E event) {
        events.add(event);
    }

    void reject(Reason reason, String detail, Slice input) {
        reject(reason, detail, toDescribe > 0 ? sample(input) : "");
    }

    void reject(Reason reason, String detail, String sample) {
        if (toDescribe > 0) {
            toDescribe--;
            rejected.add(new Rejected(source, place, reason, detail, sample, 1));
        } else {
            count(reason, 1);
        }
    }

    /** Rejects so many pieces of input that nobody looked at. */
    void count(Reason reason, long records) {
        counted.merge(reason, records, Long::sum);
    }

    /** Nothing more will come: what was only counted becomes one reject for each reason. */
    void end() {
        counted.forEach((reason, records) ->
                rejected.add(new Rejected(source, place, reason, "one of many, and only counted", "", records)));
        counted.clear();
    }

    boolean isFull() {
        return events.size() + rejected.size() >= Batch.FULL;
    }

    /** The next batch; null when nothing was collected. */
    @Nullable
    Batch<E> take() {
        if (events.isEmpty() && rejected.isEmpty()) {
            return null;
        }
        if (events.size() + rejected.size() <= Batch.FULL) {
            var batch = new Batch<>(events, rejected);
            events = new ArrayList<>(Batch.FULL);
            rejected = new ArrayList<>();
            return batch;
        }
        // One envelope can hold more records than a batch.
        List<E> firstEvents = cut(events, Batch.FULL);
        return new Batch<>(firstEvents, cut(rejected, Batch.FULL - firstEvents.size()));
    }

    private static <T> List<T> cut(List<T> from, int count) {
        var head = from.subList(0, Math.min(count, from.size()));
        var cut = new ArrayList<>(head);
        head.clear();
        return cut;
    }

    /** The beginning of refused input, readable whatever it is. */
    static String sample(Slice input) {
        int length = Math.min(input.length(), Rejected.SAMPLE);
        return new String(input.bytes(), input.from(), length, StandardCharsets.UTF_8);
    }
}
