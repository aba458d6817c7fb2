package io.vigil.models.secretharvest;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.ApiCall;
import io.vigil.events.Signal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on programs that read many secrets before their habits are known: it waits whether they read the same again, as what keeps copies of
 * secrets up to date does every hour. A thief takes them once.
 */
public final class SteadyReaders implements CombiningDetector<ReaderInput, ReadingHours> {
    /** A little more than an hour: the longest interval that such programs come with, as far as the first day is concerned. */
    static final Duration PATIENCE = Duration.ofMinutes(75);
    /** What is asked for again sooner is asked for twice, not regularly. */
    private static final long APART = Duration.ofMinutes(4).toMillis();
    /** So many times as few are still as many. */
    private static final int AS_MANY = 2;

    private final Unit unit;
    private final Harvesting harvesting;

    public SteadyReaders(Unit unit) {
        this.unit = unit;
        harvesting = new Harvesting(unit);
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, ReaderInput>> feeds() {
        var reader = new ReadNow.Reader();
        return List.of(
                Feed.ofLog(ApiCall.class, reader::read),
                Feed.ofSignals(
                        harvesting.units(), signal -> harvesting.isRead(signal) ? new ReadJudged(signal) : null));
    }

    @Override
    public Class<ReaderInput> observes() {
        return ReaderInput.class;
    }

    @Override
    public Class<ReadingHours> memory() {
        return ReadingHours.class;
    }

    @Override
    public Duration forgetAfter() {
        return SecretHarvest.FORGET_AFTER;
    }

    @Override
    public ReadingHours observe(@Nullable ReadingHours known, ReaderInput input, Emitter out) {
        ReadingHours hours = known == null ? new ReadingHours() : known;
        if (input instanceof ReadNow read) {
            hours.see(read.request(), read.time());
        } else if (input instanceof ReadJudged judged) {
            judge(hours, judged, out);
        }
        return hours;
    }

    private void judge(ReadingHours hours, ReadJudged judged, Emitter out) {
        SecretReads harvest = hours.harvest;
        Signal read = judged.read();
        if (!harvesting.take(harvest, read) || !harvesting.isDoubtful(harvest, read)) {
            return;
        }
        if (hours.again(read.time(), APART) * AS_MANY >= harvest.distinct()) {
            harvest.usual = Math.max(harvest.usual, harvest.weight());
        } else {
            out.signal(harvesting.tellLater(harvest, read, judged.time()));
        }
    }
}
