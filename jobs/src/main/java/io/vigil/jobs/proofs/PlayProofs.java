package io.vigil.jobs.proofs;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.ledger.SelfCheck;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plays the proofs of one log, each time that event time comes to an hour. It is decoded anew each time, since rules read the parts of a record that
 * are decoded last. Every subtask plays in an account of its own.
 */
public final class PlayProofs<E extends Event> {
    /** Type of the finding that an attack was played, about its log: it ends where the findings of the attack do. */
    public static final String PLAYED = "SelfCheck:Detection/Played.Vigil";

    static final long HOUR = 3_600_000;

    /** Of hours that pass at once: who waits for a proof waits so long. */
    private static final int MOST_HOURS = 2;

    private final LogFormat<E> format;
    private final String account;
    private final List<Proof> proofs;

    /**
     * @param proofs of any logs
     * @param subtask from 0
     */
    public PlayProofs(LogFormat<E> format, List<Proof> proofs, int subtask) {
        this.format = format;
        this.account = Proof.ACCOUNT + subtask;
        this.proofs = proofs.stream()
                .filter(proof -> proof.log().equals(format.name()))
                .toList();
    }

    /**
     * What is to happen before event time goes on from one watermark to the next.
     *
     * @param before {@link Long#MIN_VALUE} at the first
     * @param now {@link Long#MAX_VALUE} at the end, where nothing is played any more
     */
    public List<E> due(long before, long now) {
        if (proofs.isEmpty() || now == Long.MAX_VALUE || now == Long.MIN_VALUE) {
            return List.of();
        }
        long last = Math.floorDiv(now, HOUR);
        long first = before == Long.MIN_VALUE ? last : Math.max(Math.floorDiv(before, HOUR), last - MOST_HOURS) + 1;
        var events = new ArrayList<E>();
        for (long hour = first; hour <= last; hour++) {
            play(hour, events);
        }
        return events;
    }

    /** That the attack of the hour of a watermark was played. All hours make one finding. */
    public Signal played(long now) {
        long hour = Math.floorDiv(now, HOUR) * HOUR;
        return new SelfCheck(PLAYED, SelfCheck.TOOLS, account, null, format.name())
                .signal(0, hour, "Played: " + format.name(), "An attack was played.");
    }

    private void play(long hour, List<E> into) {
        for (Proof proof : proofs) {
            for (Proof.Scene scene : proof.scenes()) {
                for (int n = 1; n <= scene.repeat(); n++) {
                    decode(text(scene, hour, n), into);
                }
            }
        }
    }

    private String text(Proof.Scene scene, long hour, int n) {
        var time = Instant.ofEpochMilli(hour * HOUR)
                .plus(scene.at())
                .plus(scene.every().multipliedBy(n - 1L));
        int same = scene.record().hashCode();
        return scene.record()
                .replace("{account}", account)
                .replace("{hour}", Long.toString(hour))
                .replace("{time}", time.toString())
                .replace("{seconds}", Long.toString(time.getEpochSecond()))
                .replace("{id}", String.format(Locale.ROOT, "%016x%08x%08x", hour, same, n))
                .replace("{n}", Integer.toString(n));
    }

    /** What its own decoder refuses is not played, and so not found. */
    private void decode(String record, List<E> into) {
        var text = new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8));
        try (var reader = format.open(text, Proof.ACCOUNT, Long.MAX_VALUE)) {
            for (Batch<E> batch = reader.next(); batch != null; batch = reader.next()) {
                into.addAll(batch.events());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("a text in memory cannot be read", broken);
        }
    }
}
