package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.instancecredentials.AddressChange.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AddressChangeTest {
    @Test
    void kindsKeepTheCodesThatSavepointsKnowThemBy() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> kind.code + " " + kind))
                .containsExactlyInAnyOrder("0 NONE", "1 HELD", "2 RELEASED", "3 MOVED");
        assertThat(Kind.values())
                .allMatch(kind -> AddressChange.of(kind.code, 0, 0).kind() == kind);
    }
}
