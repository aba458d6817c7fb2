package io.vigil.sinks;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static io.vigil.sinks.Findings.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        for (StoredFinding finding : storage().store().find(FindingFilter.ALL)) {
            documents.add(new ObjectMapper().readTree(finding.document()));
        }
        return documents;
    }

    @Test
    default void aFindingComesBackAsItWasWritten() throws IOException {
        var storage = ready();
        var finding = finding("a").severity(8).seen(NOON + 1000, 3).done();

        write(storage, finding);

        assertThat(storage.store().find(FindingFilter.ALL)).containsExactly(StoredFinding.of(finding));
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

        assertThat(storage.store().find(FindingFilter.ALL))
                .extracting(StoredFinding::id)
                .containsExactlyInAnyOrder("at-the-time", "new");
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

        assertThat(storage.store().find(FindingFilter.ALL)).containsExactly(StoredFinding.of(later));
    }

    @Test
    default void theGravestComeFirstAndOfTheseTheLatest() throws IOException {
        var storage = ready();

        write(
                storage,
                finding("low").severity(2).seen(NOON + 9000, 1).done(),
                finding("early").severity(8).done(),
                finding("late").severity(8).seen(NOON + 1000, 1).done());

        assertThat(storage.store().find(FindingFilter.ALL))
                .extracting(StoredFinding::id)
                .containsExactly("late", "early", "low");
        assertThat(storage.store().find(FindingFilter.ALL.withLimit(0))).isEmpty();
        assertThat(storage.store().find(FindingFilter.ALL.withLimit(1)))
                .extracting(StoredFinding::id)
                .containsExactly("late");
    }

    @Test
    default void filtersTakeSeverityTypeAndAccountTogether() throws IOException {
        var storage = ready();
        write(
                storage,
                finding("a")
                        .severity(8)
                        .type("Exfiltration:S3/AnomalousBehavior")
                        .done(),
                finding("b")
                        .severity(5)
                        .type("Exfiltration:S3/AnomalousBehavior")
                        .done(),
                finding("c").severity(8).type("Impact:EC2/Portsweep").done(),
                finding("d")
                        .severity(8)
                        .type("Exfiltration:S3/AnomalousBehavior")
                        .account("444455556666")
                        .done());

        var filter = FindingFilter.ALL.withSeverityAtLeast(7).withType("*:s3/*").withAccount("111122223333");

        assertThat(storage.store().find(filter)).extracting(StoredFinding::id).containsExactly("a");
    }

    @Test
    default void aTypeIsMatchedByItsGlobAndNothingElse() throws IOException {
        var storage = ready();
        write(
                storage,
                finding("a").type("CryptoCurrency:EC2/BitcoinTool.B!DNS").done(),
                finding("b").type("CryptoCurrency:EC2/BitcoinTool.B").done());

        assertThat(storage.store().find(FindingFilter.ALL.withType("*.B")))
                .extracting(StoredFinding::id)
                .containsExactly("b");
        assertThat(storage.store().find(FindingFilter.ALL.withType("*.?")))
                .extracting(StoredFinding::id)
                .containsExactly("b");
        assertThat(storage.store().find(FindingFilter.ALL.withType("%DNS"))).isEmpty();
        assertThat(storage.store().find(FindingFilter.ALL.withType("*.B_DNS"))).isEmpty();
        assertThat(storage.store().find(FindingFilter.ALL.withType("*\\"))).isEmpty();
    }

    @Test
    default void anotherProcessReadsWhileOneWrites() throws IOException {
        var storage = ready();
        try (var writer = storage.writer()) {
            writer.write(List.of(finding("a").done()));

            assertThat(storage.store().find(FindingFilter.ALL)).hasSize(1);
        }
    }

    @Test
    default void readingWhatNoJobHasMadeSaysSo() {
        var storage = storage();

        assertThatThrownBy(() -> storage.store().find(FindingFilter.ALL))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(storage.name());
    }
}
