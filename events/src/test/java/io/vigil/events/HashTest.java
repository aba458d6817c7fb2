package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HashTest {
    /** Savepoints hold hashes: when one of these changes, everything that is remembered is lost. */
    @Test
    void valuesNeverChange() {
        assertThat(Hash.of("")).isEqualTo(-2152535657050944081L);
        assertThat(Hash.of("a")).isEqualTo(7075883509774426401L);
        assertThat(Hash.of("iam.amazonaws.com")).isEqualTo(-1705585968430162488L);
        assertThat(Hash.of("Müller ☂")).isEqualTo(1627560286707462988L);
        assertThat(Hash.combine(1, 2)).isEqualTo(-7541218347953203506L);
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
    void theOrderOfWhatIsCombinedMatters() {
        assertThat(Hash.combine(1, 2)).isNotEqualTo(Hash.combine(2, 1));
    }
}
