package io.vigil.models.habit;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answers of a dear look-up, by 64-bit hash of the question: direct-mapped and bounded. Safe among threads, because an
 * answer is an immutable record that is taken whole or worked out again.
 */
public final class Recall<T> {
    private record Answer<T>(long question, T value) {}

    private final @Nullable Answer<T>[] answers;

    /** @param size answers kept, a power of two */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Recall(int size) {
        answers = (Answer<T>[]) new Answer[size];
    }

    public T get(long question, LongFunction<T> lookUp) {
        int at = (int) question & answers.length - 1;
        Answer<T> kept = answers[at];
        if (kept != null && kept.question == question) {
            return kept.value;
        }
        T value = lookUp.apply(question);
        answers[at] = new Answer<>(question, value);
        return value;
    }
}
