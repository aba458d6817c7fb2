package io.vigil.cli.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.testkit.GivenEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Kinesis records that no honest service writes. */
final class Storm {
    private static final int OF_EACH_KIND = 4;

    private Storm() {}

    static List<byte[]> poisoned() throws IOException {
        var records = new ArrayList<byte[]>();
        byte[] honest = GivenEnvelope.of(List.of("{}"));
        var random = new Random(1);
        for (int round = 0; round < OF_EACH_KIND; round++) {
            byte[] noise = new byte[3000];
            random.nextBytes(noise);
            records.add(noise);
            records.add(Arrays.copyOf(honest, honest.length / 2));
            records.add(zipped("{}\n".repeat(200_000)));
            records.add(zipped(" ".repeat(30_000_000)));
            records.add(zipped("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":7}"));
            records.add(new byte[] {(byte) 0xc3, 0x28, 0, (byte) 0xff});
            records.add(GivenEnvelope.of(List.of(
                    "[".repeat(100_000),
                    "{\"a\":".repeat(100_000),
                    "{\"eventTime\":" + "9".repeat(100_000) + "}",
                    "{\"eventTime\":\"never\",\"eventName\":{}}",
                    "{\"eventTime\":1e999999,\"userIdentity\":[]}",
                    "\0\u001b[2J")));
        }
        return records;
    }

    /** An honest call, but of a clock that runs two days ahead. */
    static List<byte[]> fromAClockAhead(String call) throws IOException {
        var ahead = (ObjectNode) new ObjectMapper().readTree(call);
        ahead.put("eventTime", Instant.now().plus(Duration.ofDays(2)).toString());
        return List.of(
                GivenEnvelope.of(List.of(ahead.put("eventID", "of-tomorrow").toString())));
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
