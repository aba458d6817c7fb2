package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against what answers as S3 does. */
class BucketReceiverTest implements ReceiverContract {
    private LocalServer s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new LocalServer(asked -> new LocalServer.Answer(200, ""));
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Override
    public String destination() {
        return "eventbridge=s3:eu-west-1/findings-bucket/of/vigil?endpoint=" + s3.address();
    }

    @Override
    public List<JsonNode> arrived() throws IOException {
        var arrived = new ArrayList<JsonNode>();
        for (var object : s3.asked) {
            arrived.addAll(Exported.lines(object.body()));
        }
        return arrived;
    }

    @Override
    public void setAway(boolean away) {
        s3.away = away;
    }

    @Test
    void anObjectIsPutSignedBelowThePrefix() throws Exception {
        try (var receiver = Destination.parse(destination()).opened().apply(LocalServer.means())) {
            receiver.hand(ReceiverContract.messages(1));
        }

        var asked = s3.asked.get(0);
        assertThat(asked.method()).isEqualTo("PUT");
        assertThat(asked.path())
                .matches(
                        "/findings-bucket/of/vigil/AWSLogs/111122223333/GuardDuty/eu-west-1/2025/06/12/.*\\.jsonl\\.gz");
        assertThat(asked.headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/20250612/eu-west-1/s3/aws4_request");
    }
}
