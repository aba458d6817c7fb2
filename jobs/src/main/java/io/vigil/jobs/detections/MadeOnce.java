package io.vigil.jobs.detections;

import java.lang.ref.WeakReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made last, of which detections: the operators of a process have the same ones, and what only reads is made for all of them once. Those that
 * come while it is made wait for it.
 */
final class MadeOnce<T> {
    private final Function<Detections, T> maker;
    private @Nullable Made<T> made;

    private record Made<T>(WeakReference<Detections> from, T what) {}

    /** @param maker makes what changes no more, and is for many threads */
    MadeOnce(Function<Detections, T> maker) {
        this.maker = maker;
    }

    /** The same for the same object; what the maker throws is thrown to each who asks. */
    synchronized T of(Detections detections) {
        Made<T> known = made;
        if (known == null || !known.from.refersTo(detections)) {
            known = new Made<>(new WeakReference<>(detections), maker.apply(detections));
            made = known;
        }
        return known.what;
    }
}
