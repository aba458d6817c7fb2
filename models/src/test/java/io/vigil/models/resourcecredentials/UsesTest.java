package io.vigil.models.resourcecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.baseline.Written;
import org.junit.jupiter.api.Test;

class UsesTest {
    @Test
    void theLatestKeysAreRememberedAndReadAsTheyWereWritten() {
        var uses = new Uses();
        for (int key = 1; key <= 40; key++) {
            uses.useAtHome(key);
            uses.isFresh(key, key);
        }
        Written written = Written.of(uses);

        Uses read = written.read(Uses.class);

        assertThat(read.isFromHome(40)).isTrue();
        assertThat(read.isFromHome(9)).isTrue();
        assertThat(read.isFromHome(8)).isFalse();
        assertThat(Written.of(Written.copy(read)).bytes())
                .isEqualTo(written.bytes())
                .hasSizeLessThan(600);
    }
}
