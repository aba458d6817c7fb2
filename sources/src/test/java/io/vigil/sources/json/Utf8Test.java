package io.vigil.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheJdkOnEveryPairOfBytes() {
        var differing = new ArrayList<String>();
        byte[] bytes = {0, 0, (byte) 0x80, (byte) 0x80, 'x'};
        for (int pair = 0; pair < 1 << 16; pair++) {
            bytes[0] = (byte) (pair >>> 8);
            bytes[1] = (byte) pair;
            for (int length = 1; length <= bytes.length; length++) {
                if (Utf8.isValid(bytes, 0, length) != isValid(bytes, length)) {
                    differing.add("%x, %d".formatted(pair, length));
                }
            }
        }

        assertThat(differing).isEmpty();
    }

    @Property
    void agreesWithTheJdkOnLongerTexts(
            @ForAll String text, @ForAll @IntRange(max = 40) int at, @ForAll @Size(1) byte[] other) {
        byte[] bytes = ("some plain text " + text).getBytes(StandardCharsets.UTF_8);
        bytes[Math.min(at, bytes.length - 1)] = other[0];

        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isValid(bytes, bytes.length));
    }

    private static boolean isValid(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }
}
