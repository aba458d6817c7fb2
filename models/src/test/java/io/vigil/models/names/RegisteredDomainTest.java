package io.vigil.models.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InternetDomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredDomainTest {
    @ParameterizedTest
    @CsvSource({
        "cdn.example.co.uk, true, example.co.uk",
        "example.com, true, example.com",
        "d3qkxvzjwpfh.cloudfront.net, true, cloudfront.net",
        "d3qkxvzjwpfh.cloudfront.net, false, cloudfront.net",
        "3xrilav63f.execute-api.us-east-1.amazonaws.com, false, amazonaws.com",
        "dhi6eygsno.lambda-url.us-east-1.on.aws, false, on.aws",
        "qkxvzjwpfhtr.azurewebsites.net, false, azurewebsites.net",
        "qkxvzjwpfhtr.vercel.app, false, vercel.app",
        "qkxvzjwpfhtr.ddns.net, true, ddns.net",
        "qkxvzjwpfhtr.ddns.net, false, qkxvzjwpfhtr.ddns.net",
        "a.qkxvzjwpfhtr.duckdns.org, false, qkxvzjwpfhtr.duckdns.org"
    })
    void isWhatSomebodyRegistered(String name, boolean answered, String registered) {
        assertThat(RegisteredDomain.of(name, answered))
                .extracting(RegisteredDomain::name)
                .isEqualTo(registered);
    }

    @Test
    void everySuffixOfDynamicDnsIsOneOfThePublicSuffixList() {
        assertThat(DynamicDns.shipped())
                .isNotEmpty()
                .allMatch(suffix -> InternetDomainName.from(suffix).isPublicSuffix());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "qkxvzjwpfhtr",
                "ip-10-0-0-1.ec2.internal",
                "printer.corp.local",
                "1.0.168.192.in-addr.arpa",
                "co.uk",
                "com",
                "bad\\032name.example",
                "a..b.com",
                "_ldap._tcp.example.com"
            })
    void isAbsentForNamesThatNobodyCanRegister(String name) {
        assertThat(RegisteredDomain.of(name, false)).isNull();
    }
}
