package io.vigil.sources;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.events.Rejected.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** All that one input gave. */
public record Outcome<E extends Event>(List<E> events, List<Rejected> rejected, List<PassedOver> passedOver) {
    public static final long NOT_AFTER = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();

    public static <E extends Event> Outcome<E> of(LogFormat<E> format, String input) {
        return of(format, input.getBytes(StandardCharsets.UTF_8));
    }

    public static <E extends Event> Outcome<E> of(LogFormat<E> format, byte[] input) {
        return of(format, new ByteArrayInputStream(input));
    }

    public static <E extends Event> Outcome<E> of(LogFormat<E> format, InputStream input) {
        return of(format, input, InputLimits.OF_FILE);
    }

    public static <E extends Event> Outcome<E> of(LogFormat<E> format, InputStream input, InputLimits limits) {
        var outcome = new Outcome<E>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var reader = format.open(input, "here", NOT_AFTER, limits)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                if (batch.isEmpty() || batch.size() > Batch.FULL) {
                    throw new AssertionError("a batch of " + batch.size());
                }
                outcome.events.addAll(batch.events());
                outcome.rejected.addAll(batch.rejected());
                outcome.passedOver.addAll(batch.passedOver());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return outcome;
    }

    public int size() {
        return events.size() + Math.toIntExact(rejects());
    }

    /** How many pieces of input were rejected. */
    public long rejects() {
        return rejected.stream().mapToLong(Rejected::records).sum();
    }

    /** How many records were passed over. */
    public long passes() {
        return passedOver.stream().mapToLong(PassedOver::records).sum();
    }

    public List<Reason> reasons() {
        return rejected.stream().map(Rejected::reason).toList();
    }

    public List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    public static byte[] gzip(String plain) {
        return gzip(plain.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
