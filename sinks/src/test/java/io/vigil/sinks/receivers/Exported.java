package io.vigil.sinks.receivers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads an exported object. */
final class Exported {
    private Exported() {}

    static List<JsonNode> lines(byte[] object) throws IOException {
        var lines = new ArrayList<JsonNode>();
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(object))) {
            for (String line : new String(unpacked.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }
}
