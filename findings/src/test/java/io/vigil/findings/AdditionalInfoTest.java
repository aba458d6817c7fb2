package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import org.junit.jupiter.api.Test;

class AdditionalInfoTest {
    private static String told(String type, Observation... seen) {
        Signal like = Signals.connection("198.51.100.7", Signals.NOON, "flow-1");
        Signal signal = new Draft("unit", type, like.subject(), like.remote())
                .doing(like.activity())
                .seen(seen)
                .signal();
        return AdditionalInfo.of(Folding.finding(FoldingTest.fold(signal))).toString();
    }

    private static Observation seen(String feature, String... values) {
        return new Observation("instance", feature, true, Frequency.UNSEEN, values);
    }

    @Test
    void aScanShowsPortsThatWereTriedAndASweepItsPort() {
        assertThat(told("Recon:EC2/Portscan", seen("scannedPort", "21", "22")))
                .contains("\"portsScannedSample\":\"21, 22\"");
        assertThat(told("Impact:EC2/PortSweep", seen("scannedPort", "445"))).contains("\"scannedPort\":\"445\"");
    }

    @Test
    void anUnusualVolumeShowsItsBytesBesideTheWords() {
        String told = told(
                "Behavior:EC2/TrafficVolumeUnusual",
                seen("volume", "900 MB today"),
                seen("outBytes", "900000000"),
                seen("inBytes", "70000"));

        assertThat(told)
                .contains("\"outBytes\":\"900000000\"")
                .contains("\"inBytes\":\"70000\"")
                .contains("\"unusual\":\"900 MB today\"");
    }

    @Test
    void otherTypesHaveNoneOfThese() {
        assertThat(told("Backdoor:EC2/Spambot", seen("scannedPort", "25"))).doesNotContain("scannedPort\":\"25");
    }
}
