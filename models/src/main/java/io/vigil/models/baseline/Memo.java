package io.vigil.models.baseline;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answers of a dear look-up, by 64-bit hash of the question: direct-mapped and bounded. Safe among threads, because an
 * answer is an immutable record that is taken whole or worked out again.
 */
public final class Memo<T> {
    private record Answer<T>(long question, T value) {}

    private final int size;
    /** Made for the first answer: many operators hold models that they never ask. */
    private @Nullable Answer<T> @Nullable [] answers;

    /** @param size answers kept, a power of two */
    public Memo(int size) {
        this.size = size;
    }

    /** The kept answer; null when it must be worked out. */
    public @Nullable T find(long question) {
        @Nullable Answer<T>[] all = answers;
        Answer<T> kept = all == null ? null : all[place(question)];
        return kept != null && kept.question == question ? kept.value : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public T keep(long question, T value) {
        @Nullable Answer<T>[] all = answers;
        if (all == null) {
            all = (Answer<T>[]) new Answer[size];
            answers = all;
        }
        all[place(question)] = new Answer<>(question, value);
        return value;
    }

    private int place(long question) {
        return (int) question & size - 1;
    }
}
