package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongMemoTest {
    private final LongMemo memo = new LongMemo(8);

    @Test
    void knowsNothingAtFirst() {
        assertThat(memo.find(0)).isEqualTo(LongMemo.UNKNOWN);
        memo.keep(8, 1);
        assertThat(memo.find(0)).isEqualTo(LongMemo.UNKNOWN);
        assertThat(memo.find(Long.MIN_VALUE)).isEqualTo(LongMemo.UNKNOWN);
    }

    @Test
    void remembersFourAnswersOfAPlaceAndForgetsTheOldest() {
        for (long question = 0; question < 5; question++) {
            memo.keep(8 * question, -question);
        }

        assertThat(memo.find(0)).isEqualTo(LongMemo.UNKNOWN);
        assertThat(memo.find(8)).isEqualTo(-1);
        assertThat(memo.find(32)).isEqualTo(-4);
    }

    @Test
    void theLatestAnswerCounts() {
        memo.keep(7, 1);
        memo.keep(7, 2);

        assertThat(memo.find(7)).isEqualTo(2);
    }

    @Test
    void growsToItsSizeAndAnswersOnlyWhatItWasGiven() {
        var large = new LongMemo(1 << 14);
        for (long question = 0; question < 1 << 14; question++) {
            large.keep(question, -question);
        }

        long known = LongStream.range(0, 1 << 14)
                .filter(question -> large.find(question) != LongMemo.UNKNOWN)
                .peek(question -> assertThat(large.find(question)).isEqualTo(-question))
                .count();
        assertThat(known).isGreaterThan(1 << 12);
    }
}
