package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.PayloadType;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StoredCodesTest {
    @Test
    void savepointsKnowAttributesByTheseCodes() {
        assertThat(Arrays.stream(Attribute.values()).map(each -> each.code + " " + each))
                .containsExactlyInAnyOrder(
                        "0 API",
                        "1 SERVICE",
                        "2 NETWORK",
                        "3 COUNTRY",
                        "4 AGENT",
                        "5 REGION",
                        "6 BUCKET",
                        "7 ERROR",
                        "8 MODEL",
                        "9 USER",
                        "10 USER_TYPE",
                        "11 KIND");
    }

    @Test
    @SuppressWarnings("rawtypes") // the service loader knows no type parameters
    void savepointsKnowPayloadsByTheseNames() {
        assertThat(ServiceLoader.load(PayloadType.class).stream()
                        .map(type -> type.get().id()))
                .containsExactlyInAnyOrder("behavior", "place", "visit", "instance-use");
    }
}
