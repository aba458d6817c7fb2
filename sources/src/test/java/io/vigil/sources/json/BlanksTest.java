package io.vigil.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class BlanksTest {
    @Property
    void marksWhatIsNotAboveABlank(@ForAll @Size(8) byte[] bytes) {
        long marks = Blanks.marks(Blanks.word(bytes, 0));

        for (int at = 0; at < bytes.length; at++) {
            boolean marked = (marks >>> 8 * at + 7 & 1) != 0;
            assertThat(marked).isEqualTo(bytes[at] >= 0 && bytes[at] <= ' ');
        }
    }

    @Property
    void theEndOfALineIsItsFirstLineFeed(@ForAll @Size(max = 40) byte[] bytes, @ForAll byte other) {
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = bytes[at] % 16 == 0 ? (byte) '\n' : bytes[at] == '\n' ? other : bytes[at];
        }

        int end = Blanks.lineEnd(bytes, 0, bytes.length);

        assertThat(end == bytes.length || bytes[end] == '\n').isTrue();
        for (int at = 0; at < end; at++) {
            assertThat(bytes[at]).isNotEqualTo((byte) '\n');
        }
    }
}
