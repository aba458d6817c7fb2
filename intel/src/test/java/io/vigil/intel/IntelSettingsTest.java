package io.vigil.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntelSettingsTest {
    @Test
    void everythingIsOffByDefault() {
        IntelSettings settings = IntelSettings.none();

        assertThat(settings.threatLists()).isEmpty();
        assertThat(settings.trustedLists()).isEmpty();
        assertThat(settings.geoip()).isNull();
        assertThat(settings.awsRanges()).isNull();
        assertThat(settings.keptIn()).isNull();
        assertThat(settings.asOf()).isZero();
    }

    @Test
    void travelsToTheTaskManagers() throws Exception {
        var settings = new IntelSettings(
                List.of(new ThreatList("tor", "tor.txt", null)), List.of("ours.txt"), "geo", "aws.json", 7);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(settings);
        }

        Object arrived = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(arrived).isEqualTo(settings);
    }
}
