package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StixPatternTest {
    @Test
    void readsWhatOneValueAnswers() {
        assertThat(StixPattern.values("[ipv4-addr:value = '198.51.100.7']")).containsExactly("198.51.100.7");
        assertThat(StixPattern.values("[ipv6-addr:value='2001:db8::7']")).containsExactly("2001:db8::7");
        assertThat(StixPattern.values("[ipv4-addr:value ISSUBSET '198.51.100.0/24']"))
                .containsExactly("198.51.100.0/24");
        assertThat(StixPattern.values("[url:value = 'http://evil.example/a,(b) OR c']"))
                .containsExactly("http://evil.example/a,(b) OR c");
        assertThat(StixPattern.values("[network-traffic:dst_ref.value = '198.51.100.7']"))
                .containsExactly("198.51.100.7");
        assertThat(StixPattern.values("[domain-name:value = 'it\\'s.example']")).containsExactly("it's.example");
    }

    @Test
    void readsAlternatives() {
        assertThat(StixPattern.values(
                        "[domain-name:value = 'a.example' OR ipv4-addr:value = '198.51.100.7' OR file:name = 'x']"))
                .containsExactly("a.example", "198.51.100.7");
        assertThat(StixPattern.values(
                        "[domain-name:value IN ('a.example','b.example') OR ipv4-addr:value = '198.51.100.7']"))
                .containsExactly("a.example", "b.example", "198.51.100.7");
        assertThat(StixPattern.values(
                        "([ipv4-addr:value = '198.51.100.7'] OR [domain-name:value = 'a.example']) WITHIN 300 SECONDS"))
                .containsExactly("198.51.100.7", "a.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '198.51.100.7' AND network-traffic:dst_port = 443]",
                "[ipv4-addr:value = '198.51.100.7'] FOLLOWEDBY [domain-name:value = 'a.example']",
                "[ipv4-addr:value != '198.51.100.7']",
                "[NOT ipv4-addr:value = '198.51.100.7']",
                "[domain-name:value NOT IN ('a.example')]",
                "[domain-name:value LIKE '%.example']",
                "[file:hashes.MD5 = '00dbb9e1c09dbdafb360f3163ba5a3de']",
                "[ipv4-addr:value = '198.51.100.7'] REPEATS 5 TIMES",
                "[ipv4-addr:value =",
                "'",
                ""
            })
    void readsNothingThatOneValueDoesNotAnswer(String pattern) {
        assertThat(StixPattern.values(pattern)).isEmpty();
    }
}
