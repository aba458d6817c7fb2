package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Batch;
import io.vigil.sources.PassedOver;
import io.vigil.sources.Receipt;
import io.vigil.sources.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is read until it is taken, in portions no larger than a batch. */
final class BatchBuilder<E extends Event> {
    /** What an input inside another describes at most; all else of it is counted. */
    private static final int MOST_DESCRIBED_NESTED = 1_000;

    private final String source;
    private final String place;
    private final Map<Reason, Long> counted = new EnumMap<>(Reason.class);
    private final Map<PassedOver.Kind, Long> passedOver = new EnumMap<>(PassedOver.Kind.class);
    private int toDescribe;
    private List<E> events = new ArrayList<>(Batch.FULL);
    private List<Rejected> rejected = new ArrayList<>();
    private List<Receipt> receipts = new ArrayList<>();
    private boolean read;

    /** @param toDescribe rejects beyond this many are only counted */
    BatchBuilder(String source, String place, int toDescribe) {
        this.source = source;
        this.place = place;
        this.toDescribe = toDescribe;
    }

    void accept(E event) {
        events.add(event);
    }

    /** Takes note of a record that is known, and no event. */
    void passOver(PassedOver.Kind kind) {
        passedOver.merge(kind, 1L, Long::sum);
    }

    /** Takes note of what the input states about its delivery; of null, nothing. */
    void receive(@Nullable Receipt receipt) {
        if (receipt != null) {
            receipts.add(receipt);
        }
    }

    /** A builder for what an input inside this one holds. Nothing of it counts before it is {@linkplain #absorb absorbed}. */
    BatchBuilder<E> nested() {
        return new BatchBuilder<>(source, place, Math.min(toDescribe, MOST_DESCRIBED_NESTED));
    }

    /** Whether it holds anything that is known for what it is. */
    boolean isGood() {
        return !events.isEmpty() || !passedOver.isEmpty();
    }

    /** Takes all that another has collected. */
    void absorb(BatchBuilder<E> nested) {
        events.addAll(nested.events);
        nested.passedOver.forEach((kind, records) -> passedOver.merge(kind, records, Long::sum));
        for (Rejected refused : nested.rejected) {
            if (toDescribe > 0) {
                toDescribe--;
                rejected.add(refused);
            } else {
                count(refused.reason(), refused.records());
            }
        }
        nested.counted.forEach(this::count);
        receipts.addAll(nested.receipts);
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

    /** Rejects so many records for one reason. */
    void reject(Reason reason, String detail, long records) {
        rejected.add(new Rejected(source, place, reason, detail, "", records));
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

    /** As {@link #end}, of the outermost input: if it is a file of CloudTrail's, that is to be known, once. */
    void endOfFile() {
        end();
        if (!read) {
            read = true;
            receive(Receipt.read(place));
        }
    }

    boolean isFull() {
        return events.size() + rejected.size() >= Batch.FULL;
    }

    /** The next batch; null when nothing was collected. */
    @Nullable
    Batch<E> take() {
        if (events.isEmpty() && rejected.isEmpty() && passedOver.isEmpty() && receipts.isEmpty()) {
            return null;
        }
        if (events.size() + rejected.size() <= Batch.FULL) {
            var batch = new Batch<>(events, rejected, takePassedOver(), takeReceipts());
            events = new ArrayList<>(Batch.FULL);
            rejected = new ArrayList<>();
            return batch;
        }
        // One envelope can hold more records than a batch.
        List<E> firstEvents = cut(events, Batch.FULL);
        return new Batch<>(
                firstEvents, cut(rejected, Batch.FULL - firstEvents.size()), takePassedOver(), takeReceipts());
    }

    private List<PassedOver> takePassedOver() {
        if (passedOver.isEmpty()) {
            return List.of();
        }
        var taken = new ArrayList<PassedOver>();
        passedOver.forEach((kind, records) -> taken.add(new PassedOver(kind, records)));
        passedOver.clear();
        return taken;
    }

    private List<Receipt> takeReceipts() {
        if (receipts.isEmpty()) {
            return List.of();
        }
        List<Receipt> taken = receipts;
        receipts = new ArrayList<>();
        return taken;
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
