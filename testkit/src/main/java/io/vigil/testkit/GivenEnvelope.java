package io.vigil.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Log lines as a CloudWatch Logs subscription puts them into a Kinesis record: an envelope of several, compressed. */
public final class GivenEnvelope {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GivenEnvelope() {}

    public static byte[] of(List<String> lines) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("messageType", "DATA_MESSAGE")
                .put("owner", "111122223333")
                .put("logGroup", "logs")
                .put("logStream", "111122223333_logs_eu-west-1");
        envelope.putArray("subscriptionFilters").add("to-kinesis");
        var events = envelope.putArray("logEvents");
        for (String line : lines) {
            events.addObject()
                    .put("id", Integer.toString(events.size()))
                    .put("timestamp", 1_749_686_400_000L)
                    .put("message", line);
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JSON.writeValueAsBytes(envelope));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
