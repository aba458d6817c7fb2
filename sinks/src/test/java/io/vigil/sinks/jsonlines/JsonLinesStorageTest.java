package io.vigil.sinks.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriterContract;
import io.vigil.sinks.Findings;
import io.vigil.sinks.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesStorageTest implements FindingWriterContract {
    private static final Comparator<JsonNode> LATER = Comparator.<JsonNode, Integer>comparing(
                    JsonLinesStorageTest::settled)
            .thenComparing(finding -> finding.get("updatedAt").textValue())
            .thenComparing(finding -> finding.get("service").get("count").longValue());

    private static final int WITHDRAWN = 1;

    @TempDir
    private Path folder;

    @Override
    public FindingStorage storage() {
        return FindingStorage.at("jsonl:" + file());
    }

    private Path file() {
        return folder.resolve("findings.jsonl");
    }

    @Override
    public List<JsonNode> kept() throws IOException {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file())) {
            JsonNode finding = new ObjectMapper().readTree(line);
            latest.merge(
                    finding.get("id").textValue(),
                    finding,
                    (one, other) -> LATER.compare(one, other) > 0 ? one : other);
        }
        latest.values().removeIf(finding -> settled(finding) == WITHDRAWN);
        return new ArrayList<>(latest.values());
    }

    private static int settled(JsonNode finding) {
        JsonNode vigil = finding.at("/service/additionalInfo/vigil");
        return vigil.has("provisional") ? 0 : vigil.has("withdrawn") ? WITHDRAWN : 2;
    }

    @Test
    void whatACrashLeftOfALineIsNotMixedWithTheNext() throws IOException {
        storage().prepare();
        Files.writeString(file(), "{\"id\":\"cut o");

        Findings.write(storage(), Findings.finding("a").done());

        assertThat(Files.readAllLines(file())).hasSize(2).last().asString().startsWith("{\"schemaVersion\"");
    }

    @Test
    void findingsCannotBeAskedFor() {
        assertThatThrownBy(() -> storage().sql())
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("can only be written");
    }
}
