package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.IpRange;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import io.vigil.intel.lists.Indicator.Unreadable;
import io.vigil.intel.lists.Indicator.WithoutUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorTextTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7",
        "192.0.2[.]7,192.0.2.7",
        "192[dot]0(.)2{.}7,192.0.2.7",
        "192.0.2.7:8080,192.0.2.7",
        "192.0.2.7/x.sh,192.0.2.7",
        "http://192.0.2.7/a/b?c,192.0.2.7",
        "hxxp://192.0.2[.]7:81/,192.0.2.7",
        "hxxps[:]//192[.]0[.]2[.]7,192.0.2.7",
        "http://user:word@192.0.2.7/,192.0.2.7",
        "192.0.2.0/24,192.0.2.0/24",
        "192.0.2.1-192.0.2.9,192.0.2.1-192.0.2.9",
        "2001:db8::7,2001:db8::7",
        "2001[:]db8[:][:]7,2001:db8::7",
        "[2001:db8::7]:443,2001:db8::7",
        "http://[2001:db8::7]:443/x,2001:db8::7",
        "' 192.0.2.7 ',192.0.2.7"
    })
    void readsAddresses(String text, String range) {
        assertThat(IndicatorText.read(text)).isEqualTo(new Addresses(IpRange.parse(range)));
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,evil.example,false",
        "EVIL.Example.,evil.example,false",
        "evil[.]example,evil.example,false",
        "evil\\.example,evil.example,false",
        "hxxp://evil[.]example/path,evil.example,false",
        "evil.example/,evil.example,false",
        "evil.example:8443,evil.example,false",
        "http://user@evil.example:80?q=a@b.example,evil.example,false",
        "ftp://evil.example#part,evil.example,false",
        "*.evil.example,evil.example,true",
        ".evil.example,evil.example,false",
        "bücher.example,xn--bcher-kva.example,false",
        "XN--BCHER-KVA.example,xn--bcher-kva.example,false",
        "a_b.evil.example,a_b.evil.example,false",
        "4.evil.1a,4.evil.1a,false"
    })
    void readsNames(String text, String name, boolean belowOnly) {
        assertThat(IndicatorText.read(text)).isEqualTo(new Name(name, belowOnly));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44d88612fea8a8f36de82e1278abb02f",
                "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
                "someone@evil.example",
                "/gate.php",
                "shared.example/users/evil"
            })
    void knowsWhatNoLogShows(String text) {
        assertThat(IndicatorText.read(text)).isInstanceOf(WithoutUse.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com",
                "localhost",
                "192.0.2.0/33",
                "192.0.2.256",
                "1.2.3",
                "evil..example",
                "-",
                "*",
                "two words.example",
                "192.0.2.9-192.0.2.1",
                "evil.example until tomorrow",
                "a.b.c.1",
                "http://"
            })
    void refusesWhatMakesNoSense(String text) {
        assertThat(IndicatorText.read(text)).isInstanceOf(Unreadable.class);
    }
}
