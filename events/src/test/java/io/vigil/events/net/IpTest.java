package io.vigil.events.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {
    @Property
    void whatIsWrittenReadsBackAsTheSameAddress(@ForAll long high, @ForAll long low) {
        var ip = new Ip(high, low);

        assertThat(Ip.parse(ip.toString())).isEqualTo(ip);
    }

    @Property
    void everyIpv4AddressIsWrittenDottedAndReadsBack(@ForAll int address) {
        var ip = Ip.v4(address);

        assertThat(ip.isV4()).isTrue();
        assertThat(ip.toString()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(Ip.parse(ip.toString())).isEqualTo(ip);
    }

    /** Sparse groups make the runs of zeros that the short form is about; the JDK is the second opinion on what the text means. */
    @Property
    void theShortFormMeansTheSameToOthers(@ForAll byte sparse, @ForAll short group) throws UnknownHostException {
        long high = 0x2001_0000_0000_0000L;
        long low = 0;
        for (int at = 0; at < 4; at++) {
            high |= (sparse >>> at & 1) == 0 ? 0 : (group & 0xffffL) << 16 * at;
            low |= (sparse >>> at + 4 & 1) == 0 ? 0 : (group & 0xffffL) << 16 * at;
        }
        var ip = new Ip(high, low);

        byte[] others = InetAddress.getByName(ip.toString()).getAddress();

        assertThat(others)
                .isEqualTo(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:0DB8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1,                    2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,                    2001:db8:0:1:1:1:1:1",
        "0:0:0:0:0:0:0:0,                         ::",
        "0:0:0:0:0:0:0:1,                         ::1",
        "fe80:0:0:0:0:0:0:0,                      fe80::",
        "2001:db8:0:0:0:0:2:1,                    2001:db8::2:1",
        "::ffff:198.51.100.7,                     198.51.100.7",
        "64:ff9b::198.51.100.7,                   64:ff9b::c633:6407",
    })
    void ipv6IsWrittenAsRfc5952Wants(String written, String canonical) {
        assertThat(Ip.parse(written)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.-4",
                "1.2.3.4 ",
                "1.2.3.4:80",
                "1.2.3.4/32",
                "example.com",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "fe80::/10",
                "٣.1.1.1",
                "::٣"
            })
    void whatIsNoAddressReadsAsNone(String text) {
        assertThat(Ip.parse(text)).isNull();
    }

    @Test
    void bothWaysToWriteAnIpv4AddressAreOneAddress() {
        assertThat(Ip.parse("::ffff:c633:6407")).isEqualTo(Ip.parse("198.51.100.7"));
    }

    @Test
    void addressesAreInTheOrderOfTheirBits() {
        assertThat(Ip.parse("9.0.0.0")).isLessThan(Ip.parse("10.0.0.0"));
        assertThat(Ip.parse("127.255.255.255")).isLessThan(Ip.parse("128.0.0.0"));
        assertThat(Ip.parse("2001::")).isLessThan(Ip.parse("ff00::"));
    }
}
