package io.vigil.events.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldWordsTest {
    @Test
    void twoFieldsOfTheSameWordsAreTheSame() {
        var dice = new Random(3);
        var seen = new HashMap<String, String>();

        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int left = dice.nextInt(16); left > 0; left--) {
                text.append(dice.nextInt(3) == 0 ? '\0' : (char) ('0' + dice.nextInt(3)));
            }
            ApiCall call = call(text.toString(), dice.nextBoolean());
            String words =
                    FieldWords.first(call, ApiField.SOURCE_IP) + " " + FieldWords.second(call, ApiField.SOURCE_IP);

            assertThat(FieldWords.fit(call, ApiField.SOURCE_IP)).isTrue();
            assertThat(seen.computeIfAbsent(words, first -> text.toString())).isEqualTo(text.toString());
        }
    }

    @Test
    void anIpv4AddressFitsAndALongerTextDoesNot() {
        assertThat(FieldWords.fit(call("255.255.255.255", true), ApiField.SOURCE_IP))
                .isTrue();
        assertThat(FieldWords.fit(call("ec2.amazonaws.com", true), ApiField.SOURCE_IP))
                .isFalse();
        assertThat(FieldWords.fit(call("10.0.0.1", true), ApiField.USER_AGENT)).isFalse();
    }

    /** @param last nothing stands behind the source in the call's bytes */
    private static ApiCall call(String source, boolean last) {
        var call = new ApiCallBuilder().set(ApiField.SOURCE_IP, source);
        return Objects.requireNonNull((last ? call : call.set(ApiField.OBJECT_KEY, "behind it")).build());
    }
}
