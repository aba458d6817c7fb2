package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.intel.lists.ListFixture.Loaded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StixListTest {
    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <stix:STIX_Package xmlns:stix="http://stix.mitre.org/stix-1" xmlns:cybox="http://cybox.mitre.org/cybox-2"
                xmlns:indicator="http://stix.mitre.org/Indicator-2" xmlns:AddressObj="http://cybox.mitre.org/objects#AddressObject-2"
                xmlns:DomainNameObj="http://cybox.mitre.org/objects#DomainNameObject-1" xmlns:FileObj="http://cybox.mitre.org/objects#FileObject-2"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.2">
              <stix:Indicators>
                <stix:Indicator xsi:type="indicator:IndicatorType">
                  <indicator:Title>C2 of the week</indicator:Title>
                  <indicator:Valid_Time_Position>
                    <indicator:Start_Time>2025-01-01T00:00:00Z</indicator:Start_Time>
                    <indicator:End_Time>2025-07-01T00:00:00Z</indicator:End_Time>
                  </indicator:Valid_Time_Position>
                  <indicator:Observable><cybox:Object>
                    <cybox:Properties xsi:type="AddressObj:AddressObjectType" category="ipv4-addr">
                      <AddressObj:Address_Value condition="Equals" apply_condition="ANY">198.51.100.1##comma##198.51.100.2</AddressObj:Address_Value>
                    </cybox:Properties>
                  </cybox:Object></indicator:Observable>
                </stix:Indicator>
                <stix:Indicator xsi:type="indicator:IndicatorType">
                  <indicator:Observable><cybox:Object>
                    <cybox:Properties xsi:type="AddressObj:AddressObjectType" category="ipv4-addr">
                      <AddressObj:Address_Value condition="InclusiveBetween">198.51.100.10##comma##198.51.100.20</AddressObj:Address_Value>
                    </cybox:Properties>
                  </cybox:Object></indicator:Observable>
                </stix:Indicator>
                <stix:Indicator xsi:type="indicator:IndicatorType">
                  <indicator:Observable><cybox:Object>
                    <cybox:Properties xsi:type="DomainNameObj:DomainNameObjectType">
                      <DomainNameObj:Value>evil.example</DomainNameObj:Value>
                    </cybox:Properties>
                  </cybox:Object></indicator:Observable>
                  <indicator:Observable><cybox:Object>
                    <cybox:Properties xsi:type="AddressObj:AddressObjectType" category="e-mail">
                      <AddressObj:Address_Value>someone.example</AddressObj:Address_Value>
                    </cybox:Properties>
                  </cybox:Object></indicator:Observable>
                  <indicator:Observable><cybox:Object>
                    <cybox:Properties xsi:type="FileObj:FileObjectType">
                      <FileObj:Simple_Hash_Value>44d88612fea8a8f36de82e1278abb02f</FileObj:Simple_Hash_Value>
                    </cybox:Properties>
                  </cybox:Object></indicator:Observable>
                </stix:Indicator>
              </stix:Indicators>
            </stix:STIX_Package>
            """;

    private static final String JSON = """
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "identity", "name": "somebody"},
              {"type": "ipv4-addr", "value": "198.51.100.99"},
              {"type": "indicator", "name": "C2", "pattern_type": "stix", "valid_until": "2025-07-01T00:00:00.000Z",
               "pattern": "[ipv4-addr:value = '198.51.100.1' OR domain-name:value IN ('evil.example', 'bad.example')]"},
              {"type": "indicator", "name": "withdrawn", "revoked": true, "pattern": "[ipv4-addr:value = '198.51.100.2']"},
              {"type": "indicator", "pattern_type": "snort", "pattern": "alert tcp any any -> 198.51.100.3 any"},
              {"type": "indicator", "pattern": "[file:name = 'x']"},
              {"type": "indicator", "pattern": "[domain-name:value = 'two words.example']"},
              {"type": "indicator", "pattern": "[url:value = 'http://198.51.100.4/x']"}
            ]}
            """;

    private final ListFixture lists;

    StixListTest(@TempDir Path folder) {
        lists = new ListFixture(folder);
    }

    @Test
    void readsStix1Xml() throws IOException {
        Loaded list = lists.load(XML);

        assertThat(list.summary().format()).isEqualTo(ListFormat.STIX);
        assertThat(list.summary().entries()).isEqualTo(4);
        assertThat(list.summary().withoutUse()).isEqualTo(1);
        assertThat(list.threatsAt("198.51.100.2")).containsExactly("C2 of the week");
        assertThat(list.hitsAt("198.51.100.2", Instant.parse("2025-07-01T00:00:00.001Z")))
                .isEmpty();
        assertThat(list.indicatorAt("198.51.100.15")).isEqualTo("198.51.100.10-198.51.100.20");
        assertThat(list.threatsAt("198.51.100.15")).isEmpty();
        assertThat(list.hitsAt("a.evil.example", Instant.parse("2035-01-01T00:00:00Z")))
                .hasSize(1);
        assertThat(list.indicatorAt("someone.example")).isNull();
    }

    @Test
    void readsStix2Json() throws IOException {
        Loaded list = lists.load(JSON);

        assertThat(list.summary().format()).isEqualTo(ListFormat.STIX);
        assertThat(list.summary().entries()).isEqualTo(4);
        assertThat(list.summary().expired()).isEqualTo(1);
        assertThat(list.summary().withoutUse()).isEqualTo(2);
        assertThat(list.summary().examples()).singleElement().asString().contains(":9: \"two words.example\"");
        assertThat(list.threatsAt("www.bad.example")).containsExactly("C2");
        assertThat(list.hitsAt("198.51.100.1", Instant.parse("2025-07-01T00:00:00.001Z")))
                .isEmpty();
        assertThat(list.indicatorAt("198.51.100.2")).isNull();
        assertThat(list.indicatorAt("198.51.100.4")).isEqualTo("http://198.51.100.4/x");
        assertThat(list.indicatorAt("198.51.100.99")).isNull();
    }

    @Test
    void readsIndicatorsWithoutABundle() throws IOException {
        String one = "{\"type\": \"indicator\", \"pattern\": \"[ipv4-addr:value = '198.51.100.1']\"}";

        assertThat(lists.load(one + "\n" + one).summary().entries()).isEqualTo(2);
        assertThat(lists.load("[" + one + "," + one + "]").summary().entries()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatHadEndedBeforehand() throws IOException {
        Loaded list = lists.loadAsOf(Instant.parse("2025-08-01T00:00:00Z"), JSON);

        assertThat(list.summary().entries()).isEqualTo(1);
        assertThat(list.summary().expired()).isEqualTo(4);
    }

    @Test
    void tellsWhereAListBreaksOff() {
        assertThatThrownBy(() -> lists.load(XML.substring(0, XML.indexOf("InclusiveBetween"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no XML from line");
        assertThatThrownBy(() -> lists.load(JSON.substring(0, JSON.indexOf("withdrawn"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no JSON from line 6");
    }

    @Test
    void opensNothingThatAListNames() {
        String greedy = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]><x>&file;</x>";

        assertThatThrownBy(() -> lists.load(greedy)).isInstanceOf(IOException.class);
    }
}
