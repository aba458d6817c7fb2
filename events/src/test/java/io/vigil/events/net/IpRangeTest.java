package io.vigil.events.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7,192.0.2.7",
        "192.0.2.0/24,192.0.2.0,192.0.2.255",
        "192.0.2.77/24,192.0.2.0,192.0.2.255",
        "192.0.2.7/32,192.0.2.7,192.0.2.7",
        "10.0.0.0/8,10.0.0.0,10.255.255.255",
        "192.0.2.1-192.0.2.9,192.0.2.1,192.0.2.9",
        "192.0.2.1 - 192.0.2.9,192.0.2.1,192.0.2.9",
        "2001:db8::/32,2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::/64,2001:db8::,2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::/72,2001:db8::,2001:db8::ff:ffff:ffff:ffff",
        "2001:db8::7/128,2001:db8::7,2001:db8::7",
        "::ffff:192.0.2.0/120,192.0.2.0,192.0.2.255",
        "::ffff:192.0.2.7,192.0.2.7,192.0.2.7"
    })
    void readsEveryWayToWriteARange(String text, String from, String to) {
        IpRange range = IpRange.parse(text);

        assertThat(range).isEqualTo(new IpRange(Ip.parse(from), Ip.parse(to)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/a",
                "2001:db8::/129",
                "192.0.2.9-192.0.2.1",
                "192.0.2.1-2001:db8::1",
                "192.0.2",
                "example.com",
                "",
                "-",
                "/",
                "192.0.2.0/999999999999"
            })
    void readsNothingElse(String text) {
        assertThat(IpRange.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0,false",
        "10.0.0.0/7,false",
        "10.0.0.0/8,true",
        "2000::/3,false",
        "fe00::/7,false",
        "2a00::/8,true",
        "::/0,false"
    })
    void doubtsWhatIsWiderThanEightBits(String text, boolean plausible) {
        IpRange range = IpRange.parse(text);

        assertThat(range).extracting(IpRange::isPlausible).isEqualTo(plausible);
    }

    @Test
    void keepsTheFamiliesApart() {
        IpRange low = IpRange.parse("::/8");

        assertThat(low.contains(Ip.parse("::1"))).isTrue();
        assertThat(low.contains(Ip.parse("192.0.2.1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7,192.0.2.7,128",
        "192.0.2.77/24,192.0.2.0,192.0.2.255,120",
        "0.0.0.0/0,0.0.0.0,255.255.255.255,96",
        "2001:db8::/48,2001:db8::,2001:db8:0:ffff:ffff:ffff:ffff:ffff,48",
        "::/0,::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,0",
        "::ffff:192.0.2.0/24,192.0.2.0,192.0.2.255,120"
    })
    void readsTheRangesOfConfigurations(String text, String from, String to, int commonBits) {
        IpRange range = IpRange.cidr(text);

        assertThat(range).isEqualTo(new IpRange(Ip.parse(from), Ip.parse(to)));
        assertThat(range.commonBits()).isEqualTo(commonBits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1-192.0.2.9",
                "192.0.2.0/33",
                "::ffff:192.0.2.0/120",
                "2001:db8::/129",
                "192.0.2.0/",
                "/24",
                ""
            })
    void refusesOtherTextsInConfigurations(String text) {
        assertThat(IpRange.cidr(text)).isNull();
    }

    @Test
    void coversIpv4AddressesByTheRangeOfAllAddresses() {
        IpRange all = IpRange.cidr("::/0");

        assertThat(all.covers(Ip.parse("192.0.2.1"))).isTrue();
        assertThat(all.contains(Ip.parse("192.0.2.1"))).isFalse();
    }
}
