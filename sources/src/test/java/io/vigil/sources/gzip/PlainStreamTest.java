package io.vigil.sources.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.Rejected.Reason;
import io.vigil.sources.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainStreamTest {
    private static final byte[] ONE = Outcome.gzip("one ");
    private static final byte[] TWO = Outcome.gzip("two ");

    @Test
    void givesPlainInputAsItIs() throws IOException {
        assertThat(read("plain".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("plain");
        assertThat(read(new byte[0]).text()).isEmpty();
        assertThat(read(new byte[] {0x1f}).text()).isEqualTo("\u001f");
    }

    @Test
    void opensMembersOneAfterTheOther() throws IOException {
        assertThat(read(join(ONE, TWO, ONE)).text()).isEqualTo("one two one ");
    }

    @Test
    void opensWhatWasCompressedTwice() throws IOException {
        assertThat(read(Outcome.gzip(join(ONE, TWO))).text()).isEqualTo("one two ");
    }

    @Test
    void leavesWhatWasCompressedThreeTimes() throws IOException {
        var read = read(Outcome.gzip(Outcome.gzip(ONE)));

        assertThat(read.text()).doesNotContain("one").startsWith("\u001f");
    }

    @Test
    void skipsHeaderFieldsAndPadding() throws IOException {
        byte[] withName = join(
                Arrays.copyOf(ONE, 3),
                new byte[] {8},
                Arrays.copyOfRange(ONE, 4, 10),
                "a.log\0".getBytes(StandardCharsets.US_ASCII));

        assertThat(read(join(withName, Arrays.copyOfRange(ONE, 10, ONE.length), new byte[512], TWO, new byte[3]))
                        .text())
                .isEqualTo("one two ");
    }

    @Test
    void passesOverADamagedMember() throws IOException {
        byte[] damaged = TWO.clone();
        damaged[damaged.length - 5] ^= 1;

        var read = read(join(ONE, damaged, ONE));

        assertThat(read.text()).isEqualTo("one two one ");
        assertThat(read.damages()).containsExactly(Reason.CARRIER);
    }

    @Test
    void passesOverGarbageBetweenMembers() throws IOException {
        var read = read(join(ONE, "garbage".getBytes(StandardCharsets.US_ASCII), TWO));

        assertThat(read.text()).isEqualTo("one two ");
        assertThat(read.damages()).containsExactly(Reason.CARRIER);
    }

    @Test
    void tellsAMemberThatEndsInTheMiddle() throws IOException {
        for (int length = 3; length < ONE.length; length++) {
            assertThat(read(Arrays.copyOf(ONE, length)).damages())
                    .as("cut at %d", length)
                    .containsExactly(Reason.CARRIER);
        }
    }

    @Test
    void neverThrowsAnythingElseOnRandomDamage() throws IOException {
        var random = new Random(7);
        byte[] input = join(ONE, Outcome.gzip(new byte[5000]), TWO);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = input.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);

            assertThat(read(damaged).damages().size()).isLessThan(4);
        }
    }

    @Test
    void stopsABombAndLetsLargeRealInputPass() throws IOException {
        byte[] bomb = Outcome.gzip(new byte[24 << 20]);
        byte[] real = new byte[20 << 20];
        new Random(7).nextBytes(real);

        assertThat(read(bomb).damages()).containsExactly(Reason.TOO_LARGE);
        assertThat(read(Outcome.gzip(bomb)).damages()).containsExactly(Reason.TOO_LARGE);
        assertThat(read(Outcome.gzip(real)).text()).hasSize(real.length);
    }

    @Test
    void passesOnTheFailureOfADisk() {
        var broken = new PipedInputStream();

        assertThatThrownBy(() -> new PlainStream(broken, Long.MAX_VALUE).read())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DamagedInput.class);
    }

    private record Read(String text, List<Reason> damages) {}

    @Test
    void refusesOnceWhatIsBeyondTheLongestInput() throws IOException {
        byte[] input = join(ONE, TWO);

        assertThat(read(input, 8).damages()).isEmpty();
        assertThat(read(input, 7)).isEqualTo(new Read("one two", List.of(Reason.TOO_LARGE)));
    }

    private static Read read(byte[] input) throws IOException {
        return read(input, Long.MAX_VALUE);
    }

    private static Read read(byte[] input, long longest) throws IOException {
        var text = new ByteArrayOutputStream();
        var damages = new ArrayList<Reason>();
        byte[] portion = new byte[4096];
        try (var stream = new PlainStream(new ByteArrayInputStream(input), longest)) {
            int length = 0;
            while (length >= 0) {
                text.write(portion, 0, length);
                try {
                    length = stream.read(portion, 0, portion.length);
                } catch (DamagedInput damage) {
                    damages.add(damage.reason());
                    length = 0;
                }
            }
        }
        return new Read(text.toString(StandardCharsets.ISO_8859_1), damages);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
