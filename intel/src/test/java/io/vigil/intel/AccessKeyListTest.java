package io.vigil.intel;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.ListHit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeyListTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    private final IntelFolder folder;

    AccessKeyListTest(@TempDir Path path) {
        folder = new IntelFolder(path);
    }

    @Test
    void tellsWhichListHoldsTheKeyOfACallBesideItsAddress() {
        Intel intel = folder.threats("access-key", KEY)
                .threats("ip", "198.51.100.0/24")
                .load();

        ApiCall call = intel.enrich(callWith(KEY));

        assertThat(call.hits())
                .containsExactlyInAnyOrder(
                        new ListHit("access-key", "access-key", KEY, KEY, new String[0]),
                        new ListHit("ip", "ip", "198.51.100.0/24", "198.51.100.7", new String[0]));
    }

    @Test
    void knowsNoOtherKey() {
        Intel intel = folder.threats("access-key", KEY).load();

        ApiCall call = intel.enrich(callWith("AKIAIOSFODNN8EXAMPLE"));

        assertThat(call.hits()).isEmpty();
    }

    @Test
    void aTrustedListClearsAKey() {
        Intel intel = folder.threats("access-key", KEY).trusted(KEY).load();

        ApiCall call = intel.enrich(callWith(KEY));

        assertThat(call.hits()).isEmpty();
    }

    private static ApiCall callWith(String key) {
        return apiCall("ec2:RunInstances")
                .by("alice")
                .from("198.51.100.7")
                .set(ApiField.ACCESS_KEY, key)
                .build();
    }
}
