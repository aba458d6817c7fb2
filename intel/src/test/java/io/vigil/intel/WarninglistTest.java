package io.vigil.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarninglistTest {
    private static final String AWS = """
            {"prefixes": [
              {"ip_prefix": "203.0.112.0/20", "service": "AMAZON"},
              {"ip_prefix": "203.0.113.0/24", "service": "EC2"},
              {"ip_prefix": "203.0.112.0/24", "service": "S3"}]}
            """;

    private final IntelFolder folder;

    WarninglistTest(@TempDir Path path) {
        folder = new IntelFolder(path).awsRanges(AWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "192.168.1.7",
                "127.0.0.1",
                "fe80::1",
                "fd00::/8",
                "8.0.0.0/7",
                "::/0",
                "9.255.255.0-10.0.0.1",
                "203.0.112.9",
                "203.0.112.0/20",
                "com.",
                "co.uk",
                "*.co.uk",
                "github.io",
                "s3.amazonaws.com",
                "google.com",
                "https://www.google.com/search",
                "MICROSOFT.com"
            })
    void anEntryThatWouldAccuseEverybodyIsLeftOutAndCounted(String entry) {
        Intel intel = folder.threats("ip", entry, "198.51.100.7").load();

        assertThat(intel.lists().get(0).entries()).isEqualTo(1);
        assertThat(intel.lists().get(0).refused() + intel.lists().get(0).unreadable())
                .isEqualTo(1);
        assertThat(intel.lists().get(0).examples().get(0)).contains(entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "203.0.113.0/28",
                "8.0.0.0/8",
                "evil.github.io",
                "evil.s3.amazonaws.com",
                "evil.co.uk",
                "notgoogle.com",
                "google.com.evil.example"
            })
    void itsNearestInnocentCounts(String entry) {
        Intel intel = folder.threats("ip", entry, "198.51.100.7").load();

        assertThat(intel.lists().get(0).entries()).isEqualTo(2);
    }

    @Test
    void trustMayNamePrivateAddressesAndOtherPeoplesHosts() {
        Intel intel = folder.trusted("10.0.0.0/8", "github.io", "google.com", "co.uk", "0.0.0.0/0")
                .load();

        assertThat(intel.lists().get(0).entries()).isEqualTo(3);
        assertThat(intel.trusts("anything.co.uk")).isFalse();
        assertThat(intel.trusts("any.github.io")).isTrue();
    }
}
