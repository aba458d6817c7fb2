package io.vigil.sinks.receivers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileReceiverTest implements ReceiverContract {
    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("out"));
    }

    @Override
    public String destination() {
        return "eventbridge=file:" + folder.resolve("events.jsonl");
    }

    @Override
    public List<JsonNode> arrived() throws IOException {
        var arrived = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve("events.jsonl"))) {
            arrived.add(new ObjectMapper().readTree(line));
        }
        return arrived;
    }

    /** A folder lies where the file should be. */
    @Override
    public void setAway(boolean away) throws IOException {
        if (away) {
            Files.createDirectory(folder.resolve("events.jsonl"));
        } else {
            Files.delete(folder.resolve("events.jsonl"));
        }
    }
}
