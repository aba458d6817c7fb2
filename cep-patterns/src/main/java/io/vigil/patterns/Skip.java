package io.vigil.patterns;

import java.util.Locale;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;

/** What becomes of the other incomplete sequences of a key once one is complete. */
enum Skip {
    /** All that began before its last signal are dropped: one attack is reported once. */
    PAST_LAST_EVENT,
    /** Those that began with the same signal are dropped. */
    TO_NEXT,
    /** None is dropped: every combination is reported. */
    NONE;

    AfterMatchSkipStrategy strategy() {
        return switch (this) {
            case PAST_LAST_EVENT -> AfterMatchSkipStrategy.skipPastLastEvent();
            case TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
            case NONE -> AfterMatchSkipStrategy.noSkip();
        };
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
