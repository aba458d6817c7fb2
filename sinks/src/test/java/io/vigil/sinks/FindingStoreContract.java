package io.vigil.sinks;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static io.vigil.sinks.Findings.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every storage does that gives findings back. */
public interface FindingStoreContract extends FindingWriterContract {
    private FindingStorage ready() {
        var storage = storage();
        storage.prepare();
        return storage;
    }

    @Override
    default List<JsonNode> kept() throws IOException {
        var documents = new ArrayList<JsonNode>();
        for (StoredFinding finding : Stored.in(storage())) {
            documents.add(new ObjectMapper().readTree(finding.document()));
        }
        return documents;
    }

    @Test
    default void aFindingComesBackAsItWasWritten() throws IOException {
        var storage = ready();
        var finding = finding("a").severity(8).seen(NOON + 1000, 3).done();

        write(storage, finding);

        assertThat(Stored.in(storage)).containsExactly(StoredFinding.of(finding));
    }

    @Test
    default void whatWasLastUpdatedBeforeATimeIsForgottenAndNothingElse() throws IOException {
        var storage = ready();
        write(
                storage,
                finding("old").seen(NOON - 1, 1).done(),
                finding("at-the-time").seen(NOON, 1).done(),
                finding("new").seen(NOON + 1000, 1).done());

        try (var writer = storage.writer()) {
            writer.forget(NOON);
        }

        assertThat(Stored.in(storage)).extracting(StoredFinding::id).containsExactlyInAnyOrder("at-the-time", "new");
    }

    @Test
    default void whatWasForgottenComesBackWholeWhenItGoesOn() throws IOException {
        var storage = ready();
        write(storage, finding("a").seen(NOON, 1).done());
        var later = finding("a").seen(NOON + 2000, 7).done();

        try (var writer = storage.writer()) {
            writer.forget(NOON + 1000);
            writer.write(List.of(later));
        }

        assertThat(Stored.in(storage)).containsExactly(StoredFinding.of(later));
    }

    @Test
    default void anotherProcessReadsWhileOneWrites() throws IOException {
        var storage = ready();
        try (var writer = storage.writer()) {
            writer.write(List.of(finding("a").done()));

            assertThat(Stored.in(storage)).hasSize(1);
        }
    }
}
