package io.vigil.models.baseline;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answers of a dear look-up, by 64-bit hash of the question: bounded, four places for each question. The latest takes the first of
 * them, and those before it move up: questions that share a place do not push each other out. Safe among threads, because an answer is an immutable
 * record that is taken whole or worked out again.
 */
public final class Memo<T> {
    private static final int WAYS = 4;

    private record Answer<T>(long question, T value) {}

    private final int size;
    /** Made for the first answer: many operators hold models that they never ask. A larger one takes its place, empty, when it is half full. */
    private @Nullable Kept<T> kept;

    private int answered;

    /** The questions stand beside the answers too, so that one that is not asked costs no look at it. */
    private record Kept<T>(long[] questions, @Nullable Answer<T>[] answers) {}

    /** @param size answers kept at most, a power of two, at least 4 */
    public Memo(int size) {
        this.size = size;
    }

    /** The kept answer; null when it must be worked out. */
    public @Nullable T find(long question) {
        Kept<T> all = kept;
        if (all == null) {
            return null;
        }
        int set = set(all, question);
        for (int at = set; at < set + WAYS; at++) {
            Answer<T> answer = all.questions[at] == question ? all.answers[at] : null;
            if (answer != null && answer.question == question) {
                return answer.value;
            }
        }
        return null;
    }

    public T keep(long question, T value) {
        Kept<T> all = roomy();
        int set = set(all, question);
        System.arraycopy(all.questions, set, all.questions, set + 1, WAYS - 1);
        System.arraycopy(all.answers, set, all.answers, set + 1, WAYS - 1);
        all.questions[set] = question;
        all.answers[set] = new Answer<>(question, value);
        return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Kept<T> roomy() {
        Kept<T> all = kept;
        int places = all == null ? 0 : all.questions.length;
        if (all == null || ++answered > places / 2 && places < size) {
            int more = Growth.of(places, size);
            all = new Kept<T>(new long[more], new Answer[more]);
            kept = all;
            answered = 0;
        }
        return all;
    }

    private static int set(Kept<?> all, long question) {
        return (int) question & all.questions.length - WAYS;
    }
}
