package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.Counting;
import io.vigil.patterns.Counting.Entry;
import io.vigil.patterns.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts within a window. What can only grow is reported as soon as it is enough, and begins anew; all else when its window closes. */
final class HostedCount implements Hosted {
    /** As many signals of a key are kept, the latest. */
    private static final int MOST = 10_000;

    private final Sequence sequence;
    private final Counting counting;
    private final long fingerprint;
    private final long window;

    HostedCount(Sequence sequence) {
        this.sequence = sequence;
        this.counting = Objects.requireNonNull(sequence.counting());
        this.fingerprint = sequence.fingerprint();
        this.window = sequence.window().toMillis();
    }

    @Override
    public Sequence sequence() {
        return sequence;
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public int follow(Runs runs, List<Signal> signals, Consumer<Match> out) {
        List<Signal> ordered = new ArrayList<>(signals);
        ordered.sort(sequence.order());
        int dropped = 0;
        for (Signal signal : ordered) {
            long time = Math.max(signal.time(), runs.doneUntil() + 1);
            advance(runs, time, out);
            Count count = current(runs);
            count = count == null ? Count.begin(fingerprint) : count;
            count.add(Entry.of(time, signal), signal);
            if (count.entries().size() > MOST) {
                count.entries().remove(0);
                dropped++;
            }
            runs.counts().put(sequence.id(), count);
            if (counting.isReportedAtOnce() && counting.holds(count.entries())) {
                report(count, out);
                runs.counts().remove(sequence.id());
            }
        }
        return dropped;
    }

    private @Nullable Count current(Runs runs) {
        Count count = runs.counts().get(sequence.id());
        return count != null && count.fingerprint() == fingerprint ? count : null;
    }

    @Override
    public void advance(Runs runs, long now, Consumer<Match> out) {
        Count count = current(runs);
        if (count == null) {
            runs.counts().remove(sequence.id());
        } else if (counting.isReportedAtOnce()) {
            count.entries().removeIf(entry -> now - entry.time() >= window);
            if (count.entries().isEmpty()) {
                runs.counts().remove(sequence.id());
            }
        } else if (now - count.opened() >= window) {
            if (counting.holds(count.entries())) {
                report(count, out);
            }
            runs.counts().remove(sequence.id());
        }
    }

    @Override
    public long deadline(Runs runs) {
        Count count = current(runs);
        if (count == null) {
            return Long.MAX_VALUE;
        }
        return (counting.isReportedAtOnce() ? count.last() : count.opened()) + window;
    }

    private void report(Count count, Consumer<Match> out) {
        int shown = Math.min(count.entries().size(), count.latest().size());
        List<Signal> members = count.latest()
                .subList(count.latest().size() - shown, count.latest().size());
        out.accept(new Match(sequence.complete(Map.of("counted", List.copyOf(members))), members));
    }
}
