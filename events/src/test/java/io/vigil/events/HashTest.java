package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {
    private static final String LINE =
            "2 123456789012 eni-0aa11bb22cc33dd44 10.0.1.5 198.51.100.7 443 49152 6 20 4249 1418530010 1418530070 ACCEPT OK";

    /** Savepoints hold hashes: when one of these changes, everything that is remembered is lost. */
    @Test
    void valuesNeverChange() {
        assertThat(Hash.of("")).isEqualTo(-2152535657050944081L);
        assertThat(Hash.of("a")).isEqualTo(7075883509774426401L);
        assertThat(Hash.of("iam.amazonaws.com")).isEqualTo(-1705585968430162488L);
        assertThat(Hash.of("Müller ☂")).isEqualTo(1627560286707462988L);
        assertThat(Hash.combine(1, 2)).isEqualTo(-7541218347953203506L);
        assertThat(ofLine(LINE)).isEqualTo(-6848099506485577940L);
        assertThat(ofLine("OK")).isEqualTo(Hash.of("OK"));
    }

    private static long ofLine(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Hash.ofLine(bytes, 0, bytes.length);
    }

    @Test
    void aLineHashesAlikeWhereverItStands() {
        byte[] bytes = ("before" + LINE + "after").getBytes(StandardCharsets.UTF_8);

        assertThat(Hash.ofLine(bytes, 6, 6 + LINE.length())).isEqualTo(ofLine(LINE));
    }

    /** Whichever of the four words of a step it stands in, and where the last step overlaps the one before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 63, 64, 65, 100})
    void linesThatDifferInOneByteOrByOneByteMoreHashApart(int length) {
        Set<Long> hashes = new HashSet<>();
        int lines = 0;
        for (int at = 0; at < length; at++) {
            for (char letter : "abz0 ".toCharArray()) {
                hashes.add(ofLine("x".repeat(at) + letter + "x".repeat(length - at - 1)));
                lines++;
            }
        }
        hashes.add(ofLine("x".repeat(length)));
        hashes.add(ofLine("x".repeat(length + 1)));

        assertThat(hashes).hasSize(lines + 2);
    }

    @Property
    void aRangeHashesAsTheTextItHolds(@ForAll String text) {
        byte[] bytes = ("before" + text + "after").getBytes(StandardCharsets.UTF_8);
        int length = text.getBytes(StandardCharsets.UTF_8).length;

        assertThat(Hash.of(bytes, 6, 6 + length)).isEqualTo(Hash.of(text));
    }

    @Test
    void namesThatDifferLittleHashApart() {
        Set<Long> hashes = new HashSet<>();
        for (int number = 0; number < 100_000; number++) {
            hashes.add(Hash.of("i-" + number));
            hashes.add(Hash.combine(number, 1));
        }

        assertThat(hashes).hasSize(200_000);
    }

    @Test
    void linesOfOneScanHashApart() {
        Set<Long> hashes = new HashSet<>();
        for (int number = 0; number < 300_000; number++) {
            long start = 1_418_530_010L + number / 1000;
            hashes.add(
                    ofLine("2 123456789012 eni-0aa11bb22cc33dd44 10.0.1.5 198.51.100.7 443 %d 6 %d 40 %d %d REJECT OK"
                            .formatted(number % 1000, number % 7, start, start + 60)));
        }

        assertThat(hashes).hasSize(300_000);
    }

    @Test
    void theOrderOfWhatIsCombinedMatters() {
        assertThat(Hash.combine(1, 2)).isNotEqualTo(Hash.combine(2, 1));
    }
}
