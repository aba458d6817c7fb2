package io.vigil.jobs.detections;

import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link Detections} on their way to where they run. Each operator of a job brings its own, nearly a megabyte of texts: they travel as a fifth of it,
 * are packed once by whoever submits, and unpacked once by each process that runs operators of the job.
 */
final class PackedDetections implements Serializable {
    private static final long serialVersionUID = 1;

    private static volatile @Nullable Latest latest;

    private final byte[] bytes;

    /** What was packed or unpacked last; nothing keeps it but those who use it. */
    private record Latest(WeakReference<Detections> detections, byte[] bytes) {}

    /** All that {@link Detections} holds, in a form that has no packed one. */
    private record Parts(
            List<UnitFolder> rules,
            List<UnitFolder> models,
            List<UnitFolder> patterns,
            Tuning tuning,
            @Nullable Following following)
            implements Serializable {}

    private PackedDetections(byte[] bytes) {
        this.bytes = bytes;
    }

    static PackedDetections of(Detections detections) {
        Latest known = latest;
        if (known == null || !known.detections.refersTo(detections)) {
            known = new Latest(new WeakReference<>(detections), pack(detections));
            latest = known;
        }
        return new PackedDetections(known.bytes);
    }

    private static byte[] pack(Detections all) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeObject(new Parts(all.rules(), all.models(), all.patterns(), all.tuning(), all.following()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack detections", e);
        }
        return bytes.toByteArray();
    }

    /** Java calls it when it has read one; the answer takes its place. */
    private Object readResolve() {
        Latest known = latest;
        Detections detections = known != null && Arrays.equals(known.bytes, bytes) ? known.detections.get() : null;
        if (detections == null) {
            detections = unpack();
            latest = new Latest(new WeakReference<>(detections), bytes);
        }
        return detections;
    }

    private Detections unpack() {
        try (var in = new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            var all = (Parts) in.readObject();
            return new Detections(all.rules, all.models, all.patterns, all.tuning, all.following);
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("detections that the job brings cannot be unpacked", e);
        }
    }
}
