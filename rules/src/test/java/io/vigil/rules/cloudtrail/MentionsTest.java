package io.vigil.rules.cloudtrail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.RawJson;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    /** Escapes are rare in it, since one decides both answers. */
    private static final String ALPHABET = "aAcClLgrnté:{0\"\"\"\"\"aclacl \"\"\"cl\"gant\\";

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

    /** Short letters in all orders, so that words, quotes and escapes lie at all places of eight bytes, and at the end. */
    @ParameterizedTest
    @ValueSource(strings = {"acl,lca,grant", "g,ac", "0l"})
    void findsWhatAPlainSearchFindsInAnyText(String wanted) {
        List<String> words = List.of(wanted.split(","));
        var some = new Mentions(words.toArray(String[]::new));
        var dice = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            String text = dice.ints(dice.nextInt(30), 0, ALPHABET.length())
                    .mapToObj(at -> ALPHABET.substring(at, at + 1))
                    .collect(joining());
            String small = text.toLowerCase(Locale.ROOT);
            boolean escaped = text.contains("\\");
            assertThat(some.mayBeIn(RawJson.of(text)))
                    .as(text)
                    .isEqualTo(escaped || words.stream().anyMatch(small::contains));
            assertThat(some.mayNameIn(RawJson.of(text)))
                    .as(text)
                    .isEqualTo(escaped || words.stream().anyMatch(word -> small.contains('"' + word + '"')));
        }
    }

    @Test
    void whatIsNotThereHoldsNothing() {
        assertThat(mentions.mayBeIn(null)).isFalse();
    }
}
