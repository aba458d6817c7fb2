package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2025-06-12, 2025-06-12T00:00:00Z, 2025-06-12T23:59:59.999Z",
        "20250612, 2025-06-12T00:00:00Z, 2025-06-12T23:59:59.999Z",
        "2025-06-12Z, 2025-06-12T00:00:00Z, 2025-06-12T23:59:59.999Z",
        "2025-06-12 UTC, 2025-06-12T00:00:00Z, 2025-06-12T23:59:59.999Z",
        "2025-06-12+02:00, 2025-06-11T22:00:00Z, 2025-06-12T21:59:59.999Z",
        "2025-06-12-0500, 2025-06-12T05:00:00Z, 2025-06-13T04:59:59.999Z"
    })
    void aBareDateIsAWholeDay(String text, Instant first, Instant last) {
        assertThat(Expiry.start(text)).isEqualTo(first.toEpochMilli());
        assertThat(Expiry.end(text)).isEqualTo(last.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-06-12T10:00:00Z",
                "2025-06-12t10:00:00.000z",
                "2025-06-12T10:00:00",
                "2025-06-12T10:00",
                "2025-06-12 10:00:00",
                "2025-06-12 10:00:00 UTC",
                "2025-06-12 10:00:00 GMT",
                "2025-06-12T12:00:00+02:00",
                "2025-06-12T12:00:00.000000+0200",
                "2025-06-12T12:00+02",
                "2025-06-12T05:00:00-05:00",
                " 1749722400 ",
                "1749722400000"
            })
    void aTimeIsAMomentAsStartAndAsEnd(String text) {
        long ten = Instant.parse("2025-06-12T10:00:00Z").toEpochMilli();

        assertThat(Expiry.start(text)).isEqualTo(ten);
        assertThat(Expiry.end(text)).isEqualTo(ten);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "12.06.2025", "06/12/2025", "2025-13-01", "2025-06-12T", "2025-06"})
    void whatIsNoDateIsRefusedAsAnEndAndPassedOverAsAStart(String text) {
        assertThat(Expiry.start(text)).isEqualTo(Listed.ALWAYS);
        assertThatThrownBy(() -> Expiry.end(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aBlankIsAlwaysAndForever() {
        assertThat(Expiry.start(" ")).isEqualTo(Listed.ALWAYS);
        assertThat(Expiry.end("")).isEqualTo(Listed.FOREVER);
    }

    @Test
    void everyFormatThatTellsAValidityCountsBareDatesAlike() throws IOException {
        assertCountsOnTheTwelfthOnly("indicator,valid_from,valid_until\n198.51.100.7,2025-06-12,2025-06-12\n");
        assertCountsOnTheTwelfthOnly("""
                {"type": "bundle", "objects": [{"type": "indicator", "valid_from": "2025-06-12",
                  "valid_until": "2025-06-12", "pattern": "[ipv4-addr:value = '198.51.100.7']"}]}
                """);
        assertCountsOnTheTwelfthOnly("""
                <stix:STIX_Package xmlns:stix="s" xmlns:indicator="i" xmlns:cybox="c" xmlns:AddressObj="a"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <stix:Indicator>
                    <indicator:Valid_Time_Position>
                      <indicator:Start_Time>2025-06-12</indicator:Start_Time>
                      <indicator:End_Time>2025-06-12</indicator:End_Time>
                    </indicator:Valid_Time_Position>
                    <cybox:Properties xsi:type="AddressObj:AddressObjectType" category="ipv4-addr">
                      <AddressObj:Address_Value>198.51.100.7</AddressObj:Address_Value>
                    </cybox:Properties>
                  </stix:Indicator>
                </stix:STIX_Package>
                """);
    }

    private void assertCountsOnTheTwelfthOnly(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("list"), list);
        var loader = new ListLoader(new ListRules(0, true, Breadth.ofThreats()));
        var loaded = new ListFixture.Loaded(
                loader.add(new ListSource("fixture", "ip", file.toString()), null), loader.index());

        assertThat(loaded.hitsAt("198.51.100.7", Instant.parse("2025-06-11T23:59:59.999Z")))
                .isEmpty();
        assertThat(loaded.hitsAt("198.51.100.7", Instant.parse("2025-06-12T00:00:00Z")))
                .hasSize(1);
        assertThat(loaded.hitsAt("198.51.100.7", Instant.parse("2025-06-12T23:59:59.999Z")))
                .hasSize(1);
        assertThat(loaded.hitsAt("198.51.100.7", Instant.parse("2025-06-13T00:00:00Z")))
                .isEmpty();
    }
}
