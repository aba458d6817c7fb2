package io.vigil.models.instancecredentials;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Only one input delivered twice may compare as equal: doubles are dropped. */
class AlibiInputTest {
    @Test
    void differentInputsAreNeverOne() {
        List<AlibiInput> different = List.of(
                new InstanceActivity(0, 60_000, 1, true, false),
                new InstanceActivity(1, 60_000, 1, true, false),
                new InstanceActivity(0, 60_000, 2, true, false),
                new InstanceActivity(0, 60_000, 1, false, false),
                new InstanceActivity(0, 60_000, 1, true, true),
                new Suspicion(signal("u").event("e").instance("i-1").build()),
                new Suspicion(
                        signal("u").event("e").instance("i-1").api("GetObject").build()));

        for (AlibiInput one : different) {
            for (AlibiInput other : different) {
                assertThat(one.compareTies(other) == 0)
                        .as("%s and %s", one, other)
                        .isEqualTo(one == other);
            }
        }
    }
}
