package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.delivery.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against what answers as Kinesis does. */
class KinesisReceiverTest implements ReceiverContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LocalServer kinesis;
    private int takes = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        kinesis = new LocalServer(this::answer);
    }

    private LocalServer.Answer answer(LocalServer.Asked asked) {
        try {
            ObjectNode answer = JSON.createObjectNode();
            var results = answer.putArray("Records");
            int number = 0;
            for (JsonNode ignored : JSON.readTree(asked.body()).path("Records")) {
                if (number++ < takes) {
                    results.addObject().put("SequenceNumber", "1").put("ShardId", "shard");
                } else {
                    results.addObject().put("ErrorCode", "ProvisionedThroughputExceededException");
                }
            }
            return new LocalServer.Answer(200, answer.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        kinesis.close();
    }

    @Override
    public String destination() {
        return "eventbridge=kinesis:eu-west-1/findings?endpoint=" + kinesis.address();
    }

    @Override
    public List<JsonNode> arrived() throws IOException {
        var arrived = new ArrayList<JsonNode>();
        for (var asked : kinesis.asked) {
            for (JsonNode each : JSON.readTree(asked.body()).path("Records")) {
                arrived.add(JSON.readTree(
                        Base64.getDecoder().decode(each.path("Data").asText())));
            }
        }
        return arrived;
    }

    @Override
    public void setAway(boolean away) {
        kinesis.away = away;
    }

    @Test
    void whatABusyStreamLeavesIsNotTaken() throws Exception {
        takes = 2;
        try (var receiver = Destination.parse(destination()).opened().apply(LocalServer.means())) {
            var receipt = receiver.hand(ReceiverContract.messages(5));

            assertThat(receipt.taken()).extracting(Message::findingId).containsExactly("f0", "f1");
            assertThat(receipt.refused()).isEmpty();
        }
        assertThat(kinesis.asked.get(0).headers())
                .containsEntry("x-amz-target", "Kinesis_20131202.PutRecords")
                .containsEntry("content-type", "application/x-amz-json-1.1");
    }
}
