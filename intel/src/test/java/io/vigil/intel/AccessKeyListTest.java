package io.vigil.intel;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
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
    void aKeyIsAskedOfACallWithoutASourceAddress() {
        Intel intel = folder.threats("access-key", KEY).load();
        var bare = Objects.requireNonNull(
                new ApiCallBuilder().set(ApiField.ACCESS_KEY, KEY).build());

        ApiCall call = intel.enrich(bare);

        assertThat(call.hits()).extracting(ListHit::matched).containsExactly(KEY);
        assertThat(call.origin()).isEqualTo(bare.origin());
    }

    @Test
    void everyHitTellsTheVersionOfItsList() {
        Intel intel = folder.threats("access-key", KEY)
                .threats("ip", "198.51.100.0/24")
                .threats("domain", "evil.example")
                .load();
        var query = query("www.evil.example").answer("A", "198.51.100.7").build();

        Stream<ListHit> hits = Stream.of(
                        intel.enrich(callWith(KEY)).hits(),
                        intel.enrich(query).hits(),
                        intel.enrich(flow("10.0.0.5", "198.51.100.7").build()).hits())
                .flatMap(Stream::of);

        assertThat(hits).hasSize(5).allSatisfy(hit -> assertThat(hit.version()).matches("[0-9a-f]{12}"));
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
