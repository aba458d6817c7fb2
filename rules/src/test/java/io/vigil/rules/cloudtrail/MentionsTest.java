package io.vigil.rules.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    private final Mentions mentions = new Mentions("acl", "grant");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x-amz-acl\":[\"public-read\"]}",
                "{\"ACL\":\"private\"}",
                "{\"x-amz-Grant-read\":\"\"}",
                "{\"a\\u0063l\":\"public-read\"}",
                "acl"
            })
    void findsAWordInAnyCaseAndWhatMayBeOne(String json) {
        assertThat(mentions.mayBeIn(RawJson.of(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"bucketName\":\"data\",\"key\":\"a/c/l\"}", "{\"gran\":1}", "{}", "ac"})
    void passesOverTheRest(String json) {
        assertThat(mentions.mayBeIn(RawJson.of(json))).isFalse();
    }

    @Test
    void findsAMemberThatHasAWordAsItsName() {
        assertThat(mentions.mayNameIn(RawJson.of("{\"Grant\" : 1}"))).isTrue();
        assertThat(mentions.mayNameIn(RawJson.of("{\"a\":\"{\\\"x\\\":1}\"}"))).isTrue();
        assertThat(mentions.mayNameIn(RawJson.of("{\"Grants\":1}"))).isFalse();
        assertThat(mentions.mayNameIn(RawJson.of("{\"x-amz-acl\":\"a\"}"))).isFalse();
        assertThat(mentions.mayNameIn(null)).isFalse();
    }

    @Test
    void findsAWordThatIsNotOfLettersAlone() {
        var keys = new Mentions("kms_key-id");
        assertThat(keys.mayNameIn(RawJson.of("{\"KMS_Key-Id\":1}"))).isTrue();
        assertThat(keys.mayBeIn(RawJson.of("{\"my_kms_key-id2\":1}"))).isTrue();
        assertThat(keys.mayNameIn(RawJson.of("{\"kms-key-id\":1}"))).isFalse();
    }

    @Test
    void whatIsNotThereHoldsNothing() {
        assertThat(mentions.mayBeIn(null)).isFalse();
    }
}
