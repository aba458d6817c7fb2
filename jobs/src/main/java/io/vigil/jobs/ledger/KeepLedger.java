package io.vigil.jobs.ledger;

import io.vigil.events.signals.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.Receipt;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the ledger of one log, account and region: closes its hours, and raises alarms. All in event time: a silence is known when the watermark has
 * passed its end, so that nothing is called silent that may still be on its way. Where one region stops, others move the watermark; where a
 * whole log stops, its source moves the watermark by the clock, the longest delivery behind.
 */
final class KeepLedger implements OrderedFunction<DeliveryNote, Signal> {
    static final OutputTag<LedgerRow> ROWS = new OutputTag<>("ledger", TypeInformation.of(LedgerRow.class));

    /** So long after the hour of a digest a file that it lists is still waited for: as long as CloudTrail delivers. */
    static final Duration DIGEST_WAIT = Duration.ofMinutes(15);

    private static final long serialVersionUID = 1;
    private static final Duration MEMORY = Duration.ofDays(90);
    private static final String STATE = "ledger";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int MINUTES = 60;

    private final Detections detections;
    private transient CurrentDetections current;
    private transient BlindSpots blind;
    private transient ValueState<StreamLedger> ledgers;
    private transient Host host;
    private transient Counter silences;
    private transient Counter missing;
    private transient Map<String, LedgerTotals> totals;

    KeepLedger(Detections detections) {
        this.detections = detections;
    }

    @Override
    public void open(Host operator) {
        host = operator;
        current = CurrentDetections.hold(detections);
        blind = new BlindSpots(current);
        ledgers = KeyedStates.value(host.states(), STATE, TypeInformation.of(StreamLedger.class), MEMORY);
        totals = new HashMap<>();
        silences = host.metrics().counter("silences");
        missing = host.metrics().counter("missingFiles");
    }

    @Override
    public void follow(List<DeliveryNote> run, Consumer<Signal> out) throws Exception {
        StreamLedger known = ledgers.value();
        StreamLedger before = known == null ? StreamLedger.of(run.get(0)) : known;
        StreamLedger now = before;
        for (DeliveryNote note : run) {
            now = taken(now, note, out);
        }
        callAgain(before, now);
        if (known == null) {
            totals(now).addStream();
        }
        ledgers.update(now);
    }

    private StreamLedger taken(StreamLedger before, DeliveryNote note, Consumer<Signal> out) {
        StreamLedger now = before.with(files(before.files(), note));
        if (note.records() + note.rejected() + note.skipped() > 0) {
            now = counted(now, note, out);
        }
        if (note.records() == 0 && !note.listed()) {
            return now;
        }
        long minute = note.listed() ? note.latest() / MINUTE : note.minute();
        reportReturn(now, minute, out);
        return now.heard(minute);
    }

    private FileLedger files(FileLedger before, DeliveryNote note) {
        if (note.listed()) {
            long until = note.latest() + DIGEST_WAIT.toMillis();
            host.callAt(until);
            return before.withListed(note.files(), note.minute() * MINUTE, until);
        }
        return note.files().length == 0 ? before : before.withRead(note.files(), note.latest());
    }

    private StreamLedger counted(StreamLedger before, DeliveryNote note, Consumer<Signal> out) {
        long hour = note.minute() / MINUTES;
        if (hour < before.open().hour()) {
            late(before, note);
            return before;
        }
        StreamLedger now = hour > before.open().hour() ? closed(before, hour, out) : before;
        return now.with(now.open().with(note));
    }

    /** @param next hour */
    private StreamLedger closed(StreamLedger stream, long next, Consumer<Signal> out) {
        OpenHour over = stream.open();
        if (over.isEmpty()) {
            return stream.with(OpenHour.of(next));
        }
        row(stream, over, 0, 0);
        if (stream.refused().isExceededIn(over)) {
            out.accept(new Alarm(stream).refused(over, blind.without(stream.log())));
        }
        return stream.next(OpenHour.of(next));
    }

    private void late(StreamLedger stream, DeliveryNote note) {
        row(stream, OpenHour.of(note.minute() / MINUTES).with(note), note.records(), 0);
    }

    private void row(StreamLedger stream, OpenHour hour, long late, long lost) {
        var row = new LedgerRow(
                stream.log(),
                stream.account(),
                stream.region(),
                hour.hour() * HOUR,
                hour.minutes(),
                hour.records(),
                late,
                hour.rejected(),
                hour.skipped(),
                lost);
        totals(stream).add(row);
        host.collect(ROWS, row, row.hour());
    }

    private LedgerTotals totals(StreamLedger stream) {
        return totals.computeIfAbsent(stream.log(), log -> LedgerTotals.of(log, host));
    }

    /** What comes again shows a silence, too, whether it was called out before or passed within one run. */
    private void reportReturn(StreamLedger before, long minute, Consumer<Signal> out) {
        Rhythm rhythm = before.rhythm();
        if (minute <= rhythm.heard() || minute < rhythm.silentAt() && !before.reported()) {
            return;
        }
        totals(before).addSilence();
        long since = (rhythm.heard() + 1) * MINUTE;
        if (!before.reported()) {
            reportSilence(before, out);
        }
        out.accept(new Alarm(before).back(since, minute * MINUTE, blind.without(before.log())));
    }

    private void reportSilence(StreamLedger stream, Consumer<Signal> out) {
        Rhythm rhythm = stream.rhythm();
        silences.inc();
        out.accept(new Alarm(stream)
                .silent((rhythm.heard() + 1) * MINUTE, rhythm.silentAt() * MINUTE, blind.without(stream.log())));
    }

    private void callAgain(StreamLedger before, StreamLedger now) {
        if (!now.open().isEmpty()
                && (before.open().isEmpty()
                        || now.open().hour() != before.open().hour())) {
            host.callAt((now.open().hour() + 1) * HOUR);
        }
        long was = before.rhythm().silentAt();
        long is = now.rhythm().silentAt();
        if (was == is) {
            return;
        }
        if (was != Rhythm.NEVER) {
            host.callOff(was * MINUTE);
        }
        if (is != Rhythm.NEVER) {
            host.callAt(is * MINUTE);
        }
    }

    @Override
    public boolean isCalled() {
        return true;
    }

    @Override
    public void onCall(long key, long time, Consumer<Signal> out) throws Exception {
        StreamLedger known = ledgers.value();
        if (known == null) {
            return;
        }
        StreamLedger now = known;
        if (!now.open().isEmpty() && (now.open().hour() + 1) * HOUR <= time) {
            now = closed(now, now.open().hour() + 1, out);
        }
        List<String> lost = now.files().missing(time);
        if (!lost.isEmpty()) {
            reportLost(now, lost, time, out);
            now = now.with(now.files().withoutMissing(time));
        }
        if (!now.reported()
                && now.rhythm().silentAt() != Rhythm.NEVER
                && now.rhythm().silentAt() * MINUTE <= time) {
            reportSilence(now, out);
            now = now.silent();
        }
        ledgers.update(now);
    }

    private void reportLost(StreamLedger stream, List<String> lost, long time, Consumer<Signal> out) {
        missing.inc(lost.size());
        long since = time;
        for (String file : lost) {
            long delivered = Receipt.minuteOf(file);
            row(stream, OpenHour.of(delivered / HOUR), 0, 1);
            since = Math.min(since, delivered);
        }
        out.accept(new Alarm(stream).gap(lost, since, time, blind.without(stream.log())));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public List<String> states() {
        return List.of(STATE);
    }

    @Override
    public void forget(long key, long now) throws Exception {
        ledgers.value();
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
