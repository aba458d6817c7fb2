package io.vigil.sinks;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What every store of findings does, whatever it is made of. */
public interface FindingStoreContract {
    /** A new, empty store, not yet migrated. */
    FindingStore store();

    private FindingStore ready() {
        var store = store();
        store.migrate();
        return store;
    }

    @Test
    default void aFindingComesBackAsItWasWritten() throws SQLException, IOException {
        var store = ready();
        var written = finding("a").done();

        StoreWriter.write(store, written);

        assertThat(store.find(FindingFilter.ALL))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("document")
                .isEqualTo(written);
        var document = store.find(FindingFilter.ALL).get(0).document();
        assertThat(new ObjectMapper().readTree(document)).isEqualTo(new ObjectMapper().readTree(written.document()));
    }

    @Test
    default void writingAgainChangesNothing() throws SQLException {
        var store = ready();
        var finding = finding("a").done();
        StoreWriter.write(store, finding);
        var once = store.find(FindingFilter.ALL);

        StoreWriter.write(store, finding, finding);

        assertThat(store.find(FindingFilter.ALL)).isEqualTo(once);
    }

    @Test
    default void aLaterStateReplacesTheRow() throws SQLException {
        var store = ready();

        StoreWriter.write(
                store,
                finding("a").done(),
                finding("a").seen(NOON + 1000, 2).severity(8).done());

        assertThat(store.find(FindingFilter.ALL)).extracting(Finding::count).containsExactly(2L);
        assertThat(store.find(FindingFilter.ALL)).extracting(Finding::severity).containsExactly(8.0);
    }

    @Test
    default void aRowNeverGoesBack() throws SQLException {
        var store = ready();
        StoreWriter.write(store, finding("a").seen(NOON + 1000, 3).done());

        StoreWriter.write(store, finding("a").seen(NOON, 9).done());
        StoreWriter.write(store, finding("a").seen(NOON + 1000, 2).done());

        assertThat(store.find(FindingFilter.ALL)).extracting(Finding::count).containsExactly(3L);
    }

    @Test
    default void migratingAgainKeepsWhatIsThere() throws SQLException {
        var store = ready();
        StoreWriter.write(store, finding("a").done());

        store.migrate();

        assertThat(store.find(FindingFilter.ALL)).hasSize(1);
    }

    @Test
    default void theGravestComeFirstAndOfTheseTheLatest() throws SQLException {
        var store = ready();

        StoreWriter.write(
                store,
                finding("low").severity(2).seen(NOON + 9000, 1).done(),
                finding("early").severity(8).done(),
                finding("late").severity(8).seen(NOON + 1000, 1).done());

        assertThat(store.find(FindingFilter.ALL)).extracting(Finding::id).containsExactly("late", "early", "low");
        assertThat(store.find(FindingFilter.ALL.withLimit(0))).isEmpty();
        assertThat(store.find(FindingFilter.ALL.withLimit(1)))
                .extracting(Finding::id)
                .containsExactly("late");
    }

    @Test
    default void filtersTakeSeverityTypeAndAccountTogether() throws SQLException {
        var store = ready();
        StoreWriter.write(
                store,
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

        assertThat(store.find(filter)).extracting(Finding::id).containsExactly("a");
    }

    @Test
    default void aTypeIsMatchedByItsGlobAndNothingElse() throws SQLException {
        var store = ready();
        StoreWriter.write(
                store,
                finding("a").type("CryptoCurrency:EC2/BitcoinTool.B!DNS").done(),
                finding("b").type("CryptoCurrency:EC2/BitcoinTool.B").done());

        assertThat(store.find(FindingFilter.ALL.withType("*.B")))
                .extracting(Finding::id)
                .containsExactly("b");
        assertThat(store.find(FindingFilter.ALL.withType("*.?")))
                .extracting(Finding::id)
                .containsExactly("b");
        assertThat(store.find(FindingFilter.ALL.withType("%DNS"))).isEmpty();
        assertThat(store.find(FindingFilter.ALL.withType("*.B_DNS"))).isEmpty();
        assertThat(store.find(FindingFilter.ALL.withType("*\\"))).isEmpty();
    }

    @Test
    default void noTextThatAnAttackerChoosesStopsTheWriter() throws SQLException {
        var store = ready();
        String nasty = "\0'; drop table finding; -- \ud83d \ud83d\ude00 " + "\u4e00".repeat(10_000);

        StoreWriter.write(
                store,
                finding("a").told(nasty, "{\"userAgent\":\"\\u0000 \ud83d\"}"),
                finding("b").told("\ud83d\ude00".repeat(400), "{}"));

        assertThat(store.find(FindingFilter.ALL)).hasSize(2);
    }

    @Test
    default void anotherConnectionReadsWhileOneWrites() throws SQLException {
        var store = ready();
        StoreWriter.write(store, finding("a").done());

        try (var writer = Migrations.open(store)) {
            writer.setAutoCommit(false);
            StoreWriter.write(store, writer, finding("b").done());
            var during = store.find(FindingFilter.ALL);
            writer.commit();

            assertThat(during).extracting(Finding::id).containsExactly("a");
            assertThat(store.find(FindingFilter.ALL)).hasSize(2);
        }
    }

    @Test
    default void readingWhatNoJobHasMadeSaysSo() {
        var store = store();

        assertThatThrownBy(() -> store.find(FindingFilter.ALL))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(store.name());
    }

    @Test
    default void travelsToTheTaskManagers() throws IOException, ClassNotFoundException {
        var store = store();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(store);
        }

        var arrived = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(arrived).isEqualTo(store);
    }
}
