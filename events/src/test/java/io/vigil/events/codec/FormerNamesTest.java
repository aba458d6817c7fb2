package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormerNamesTest {
    private static final ClassLoader CLASSES = FormerNamesTest.class.getClassLoader();

    static Iterable<String> moved() {
        return FormerNames.MOVED.keySet();
    }

    @ParameterizedTest
    @MethodSource("moved")
    void whatMovedIsFoundByTheNameItHad(String former) throws IOException {
        String simple = former.substring(former.lastIndexOf('.') + 1);

        assertThat(FormerNames.find(former, CLASSES).getSimpleName()).isEqualTo(simple);
    }

    @Test
    void whatStayedOrHasMovedIsFoundByTheNameItHasNow() throws IOException {
        assertThat(FormerNames.find(Hash.class.getName(), CLASSES)).isEqualTo(Hash.class);
        assertThat(FormerNames.find(Signal.class.getName(), CLASSES)).isEqualTo(Signal.class);
    }

    @Test
    void whatIsGoneIsNamed() {
        assertThatThrownBy(() -> FormerNames.find("io.vigil.events.Gone", CLASSES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("io.vigil.events.Gone");
    }
}
