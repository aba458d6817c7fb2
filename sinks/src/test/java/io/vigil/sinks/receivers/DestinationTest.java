package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    @Test
    void everyKindHasAName() {
        assertThat(Destination.parse("ocsf=kinesis:eu-west-1/findings").name())
                .isEqualTo("ocsf=kinesis:eu-west-1/findings");
        assertThat(Destination.parse("guardduty=s3:eu-west-1/bucket/a/b/").name())
                .isEqualTo("guardduty=s3:eu-west-1/bucket/a/b");
        assertThat(Destination.parse("asff=file:target/out.jsonl").name()).isEqualTo("asff=file:target/out.jsonl");
        assertThat(Destination.parse("guardduty=folder:src").name()).isEqualTo("guardduty=folder:src");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:x",
                "xml=file:x",
                "asff=ftp://example.com/",
                "asff=http://example.com/hook-secret",
                "asff=https://user:secret@example.com/",
                "asff=https:///secret",
                "asff=file:no/such/folder/secret",
                "asff=folder:no-such-folder-secret",
                "asff=kinesis:eu-west-1",
                "asff=s3:eu-west-1/Bucket_secret",
                "asff=s3:eu-west-1/bucket/../secret"
            })
    void whatIsNoneIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Destination.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("secret");
    }

    @Test
    void twoWebhooksOfOneHostAreTwo() {
        String one = Destination.parse("asff=https://example.com/one").name();

        assertThat(one).startsWith("asff=https://example.com#").doesNotContain("one");
        assertThat(Destination.parse("asff=https://example.com/other").name()).isNotEqualTo(one);
    }
}
