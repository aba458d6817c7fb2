package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never ends is refused before it fills the memory. */
class BoundedListTest {
    private final ListFixture lists;

    BoundedListTest(@TempDir Path folder) {
        lists = new ListFixture(folder);
    }

    @ParameterizedTest
    @EnumSource(ListFormat.class)
    void aLineWithoutEndIsNoList(ListFormat format) {
        assertThatThrownBy(() -> load("", "x", format)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<!--", "{\"type\": \"indicator\", \"pattern\": \"", "[", "\"", "ip\n\""})
    void aPieceWithoutEndIsNoList(String beginning) {
        assertThatThrownBy(() -> load(beginning, " ", null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> load(beginning, "[", null)).isInstanceOf(IOException.class);
    }

    @Test
    void aLineOfManyKilobytesIsRefusedByItsNumber() {
        assertThatThrownBy(() -> lists.load("198.51.100.7\n" + "a".repeat(70_000) + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2 is longer than 65536 letters");
    }

    @Test
    void aLineFullOfSpacesTakesNoTimeToRead() throws IOException {
        var line = new StringBuilder("198.51.100.7");
        line.append(" ".repeat(60_000)).append("x\n");

        var list = lists.load(line.toString().repeat(100));

        assertThat(list.indicatorAt("198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void remarksBehindAnEntryAreStillRemarks() throws IOException {
        var list = lists.load("198.51.100.7 # one\n198.51.100.8\t \t// two\nevil.example  ; three\n");

        assertThat(list.summary().entries()).isEqualTo(3);
        assertThat(list.summary().unreadable()).isZero();
    }

    /** @param filling comes for ever */
    private static void load(String beginning, String filling, @Nullable ListFormat format) throws IOException {
        var loader = new ListLoader(new ListRules(0, false, Breadth.ofThreats()));
        loader.add(new ListSource("endless", "ip", "endless"), format, () -> new Endless(beginning, filling.charAt(0)));
    }

    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private final char filling;
        private int at;

        Endless(String beginning, char filling) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
            this.filling = filling;
        }

        @Override
        public int read() {
            return at < beginning.length ? beginning[at++] : filling;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            for (int place = offset; place < offset + length; place++) {
                target[place] = (byte) read();
            }
            return length;
        }
    }
}
