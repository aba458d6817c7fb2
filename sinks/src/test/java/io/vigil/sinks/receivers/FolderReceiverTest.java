package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReceiverTest implements ReceiverContract {
    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("export"));
    }

    @Override
    public String destination() {
        return "eventbridge=folder:" + folder;
    }

    @Override
    public List<JsonNode> arrived() throws IOException {
        var arrived = new ArrayList<JsonNode>();
        for (Path file : files()) {
            arrived.addAll(Exported.lines(Files.readAllBytes(file)));
        }
        return arrived;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A file lies where the first folder should be. */
    @Override
    public void setAway(boolean away) throws IOException {
        Path first = folder.resolve("AWSLogs");
        if (away) {
            Files.createFile(first);
        } else {
            Files.delete(first);
        }
    }

    @Test
    void objectsLieAsGuardDutyExportsThemAndTheSameBatchIsOneObject() throws Exception {
        try (var receiver = Destination.parse(destination()).opened().apply(LocalServer.means())) {
            receiver.hand(ReceiverContract.messages(2));
            receiver.hand(ReceiverContract.messages(2));
        }

        assertThat(files())
                .singleElement()
                .extracting(file -> folder.relativize(file).toString().replace('\\', '/'))
                .asString()
                .matches("AWSLogs/111122223333/GuardDuty/eu-west-1/2025/06/12/[0-9a-f-]{36}\\.jsonl\\.gz");
    }
}
