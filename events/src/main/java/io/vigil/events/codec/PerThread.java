package io.vigil.events.codec;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is as new after each use, for each thread its own: what a {@link ThreadLocal} is for, whose table Flink's threads fill with so much else
 * that a look-up costs more than what it is for. A thread looks in one place; where another has put its own there meanwhile, it makes one anew.
 */
public final class PerThread<T> {
    /** A power of two; threads of a job are numbered one after the other, so that few share a place. */
    private static final int PLACES = 1 << 10;

    private final Supplier<T> maker;
    private final @Nullable Own<T>[] places;

    private record Own<T>(long thread, T value) {}

    public PerThread(Supplier<T> maker) {
        this.maker = maker;
        this.places = places();
    }

    @SuppressWarnings("unchecked") // only get writes there
    private static <T> @Nullable Own<T>[] places() {
        return (Own<T>[]) new Own<?>[PLACES];
    }

    /** Of the current thread; not to be kept. */
    public T get() {
        long thread = Thread.currentThread().getId();
        int place = (int) thread & PLACES - 1;
        Own<T> own = places[place];
        if (own == null || own.thread != thread) {
            own = new Own<>(thread, maker.get());
            places[place] = own;
        }
        return own.value;
    }
}
