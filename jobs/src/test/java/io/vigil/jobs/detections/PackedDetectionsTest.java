package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Tuning;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/** A job of thirty operators carries its detections thirty times: small, and unpacked once. */
class PackedDetectionsTest {
    private static final int MOST_BYTES = 300_000;

    private final Detections shipped = Detections.shipped();

    @Test
    void arriveAsTheyWere() throws Exception {
        var others = new Detections(List.of(), shipped.models(), shipped.patterns(), Tuning.none());
        byte[] sent = InstantiationUtil.serializeObject(shipped);
        byte[] sentLater = InstantiationUtil.serializeObject(others);

        assertThat(received(sent).rules()).isEqualTo(shipped.rules());
        assertThat(received(sentLater).rules()).isEmpty();
        assertThat(received(sentLater).models()).isEqualTo(shipped.models());
    }

    @Test
    void travelAsAFractionOfTheirTexts() throws Exception {
        assertThat(InstantiationUtil.serializeObject(shipped)).hasSizeLessThan(MOST_BYTES);
    }

    @Test
    void areUnpackedOnceForAllOperatorsOfAProcess() throws Exception {
        byte[] sent = InstantiationUtil.serializeObject(shipped);
        InstantiationUtil.serializeObject(Detections.shipped());

        assertThat(received(sent)).isSameAs(received(sent));
    }

    private static Detections received(byte[] sent) throws Exception {
        return InstantiationUtil.deserializeObject(sent, Detections.class.getClassLoader());
    }
}
