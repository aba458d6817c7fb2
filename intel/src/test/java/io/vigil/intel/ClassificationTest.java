package io.vigil.intel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {
    @ParameterizedTest
    @CsvSource({
        "9.255.255.255,PUBLIC",
        "10.0.0.0,PRIVATE",
        "172.15.255.255,PUBLIC",
        "172.31.255.255,PRIVATE",
        "192.168.1.1,PRIVATE",
        "100.64.0.1,PRIVATE",
        "100.128.0.0,PUBLIC",
        "169.254.169.254,LINK_LOCAL",
        "127.0.0.1,RESERVED",
        "0.0.0.0,RESERVED",
        "224.0.0.1,RESERVED",
        "255.255.255.255,RESERVED",
        "198.18.0.1,RESERVED",
        "198.51.100.7,PUBLIC",
        "::ffff:10.0.0.1,PRIVATE",
        "2a01::1,PUBLIC",
        "2001:db8::1,PUBLIC",
        "fd12::1,PRIVATE",
        "fd00:ec2::254,LINK_LOCAL",
        "fe80::1,LINK_LOCAL",
        "ff02::1,RESERVED",
        "::1,RESERVED",
        "::,RESERVED"
    })
    void knowsTheSpecialAddresses(String ip, AddressClass expected) {
        assertThat(Classification.of(Ip.parse(ip))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS Internal,AWS_INTERNAL",
        "AWS Internal/3,AWS_INTERNAL",
        "cloudtrail.amazonaws.com,AWS_SERVICE",
        "ecs-tasks.amazonaws.com,AWS_SERVICE",
        "delivery.logs.amazonaws.com,AWS_SERVICE",
        "ec2.cn-north-1.amazonaws.com.cn,AWS_SERVICE",
        "evilamazonaws.com,MALFORMED",
        "s3.amazonaws.com.evil.example,MALFORMED",
        ".amazonaws.com,MALFORMED",
        "035.249.253.232,MALFORMED",
        "AWS InternalTrade,MALFORMED",
        "'',MALFORMED"
    })
    void knowsWhatStandsInPlaceOfAnAddress(String text, AddressClass expected) {
        assertThat(Classification.ofText(text)).isEqualTo(expected);
    }
}
