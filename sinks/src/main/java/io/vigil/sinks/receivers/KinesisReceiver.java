package io.vigil.sinks.receivers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sinks.aws.AwsClient;
import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.formats.Format;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Kinesis stream, by PutRecords. The id of a finding is its partition key, so its states stay in order. */
public final class KinesisReceiver implements Receiver {
    /** Of 1 MiB at most each and 5 MiB together; PutRecords takes 500. */
    private static final int MOST = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsClient kinesis;
    private final URI endpoint;
    private final String stream;
    private final Format format;

    public KinesisReceiver(AwsClient kinesis, URI endpoint, String stream, Format format) {
        this.kinesis = kinesis;
        this.endpoint = endpoint;
        this.stream = stream;
        this.format = format;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Receipt hand(List<Message> messages) throws IOException, InterruptedException {
        var request = JSON.createObjectNode().put("StreamName", stream);
        var records = request.putArray("Records");
        for (Message message : messages) {
            byte[] data = format.write(message).getBytes(StandardCharsets.UTF_8);
            records.addObject()
                    .put("Data", Base64.getEncoder().encodeToString(data))
                    .put("PartitionKey", message.findingId());
        }
        String answer = kinesis.send(
                "POST",
                endpoint,
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", "Kinesis_20131202.PutRecords"),
                JSON.writeValueAsBytes(request));
        return new Receipt(taken(messages, JSON.readTree(answer).path("Records")), List.of());
    }

    /** A stream that is too busy takes some and leaves the others. */
    private static List<Message> taken(List<Message> messages, JsonNode results) {
        var taken = new ArrayList<Message>();
        for (int at = 0; at < messages.size(); at++) {
            JsonNode result = results.path(at);
            if (result.hasNonNull("SequenceNumber") && !result.hasNonNull("ErrorCode")) {
                taken.add(messages.get(at));
            }
        }
        return taken;
    }

    @Override
    public void close() {}
}
