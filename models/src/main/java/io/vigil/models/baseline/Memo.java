package io.vigil.models.baseline;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answers of a dear look-up, by 64-bit hash of the question: direct-mapped and bounded. Safe among threads, because an
 * answer is an immutable record that is taken whole or worked out again.
 */
public final class Memo<T> {
    private record Answer<T>(long question, T value) {}

    private final @Nullable Answer<T>[] answers;

    /** @param size answers kept, a power of two */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Memo(int size) {
        answers = (Answer<T>[]) new Answer[size];
    }

    /** The kept answer; null when it must be worked out. */
    public @Nullable T find(long question) {
        Answer<T> kept = answers[(int) question & answers.length - 1];
        return kept != null && kept.question == question ? kept.value : null;
    }

    public T keep(long question, T value) {
        answers[(int) question & answers.length - 1] = new Answer<>(question, value);
        return value;
    }
}
