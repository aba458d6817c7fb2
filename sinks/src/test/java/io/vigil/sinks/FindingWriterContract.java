package io.vigil.sinks;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static io.vigil.sinks.Findings.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.findings.GuardDutyJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every writer of findings does, wherever it writes. */
public interface FindingWriterContract {
    /** A new, empty storage, not yet prepared; the same one whenever a test asks. */
    FindingStorage storage();

    /** What somebody finds who takes the latest state of each finding: GuardDuty's JSON, in any order. */
    List<JsonNode> kept() throws IOException;

    private FindingStorage ready() {
        var storage = storage();
        storage.prepare();
        return storage;
    }

    private List<String> ids() throws IOException {
        return kept().stream().map(kept -> kept.get("id").textValue()).toList();
    }

    private List<Integer> counts() throws IOException {
        return kept().stream()
                .map(kept -> kept.get("service").get("count").intValue())
                .toList();
    }

    @Test
    default void aFindingIsWrittenWhole() throws IOException {
        var finding = finding("a").done();

        write(ready(), finding);

        assertThat(kept()).containsExactly(new ObjectMapper().readTree(GuardDutyJson.of(finding)));
    }

    @Test
    default void writingAgainChangesNothing() throws IOException {
        var finding = finding("a").done();
        write(ready(), finding);
        var once = kept();

        write(storage(), finding, finding);

        assertThat(kept()).isEqualTo(once);
    }

    @Test
    default void aLaterStateTakesThePlaceOfAnEarlierOne() throws IOException {
        write(ready(), finding("a").done(), finding("a").seen(NOON + 1000, 2).done());

        assertThat(counts()).containsExactly(2);
    }

    @Test
    default void aFindingNeverGoesBack() throws IOException {
        write(ready(), finding("a").seen(NOON + 1000, 3).done());

        write(storage(), finding("a").seen(NOON, 9).done());
        write(storage(), finding("a").seen(NOON + 1000, 2).done());

        assertThat(counts()).containsExactly(3);
    }

    @Test
    default void whatWasToldEarlyAndIsWithdrawnIsGone() throws IOException {
        write(ready(), finding("a").provisional().done(), finding("b").done());

        write(
                storage(),
                finding("a").withdrawn().done(),
                finding("c").withdrawn().done());

        assertThat(ids()).containsExactly("b");
    }

    @Test
    default void aSettledFindingComesBackAfterAWithdrawal() throws IOException {
        write(ready(), finding("a").withdrawn().done());

        write(storage(), finding("a").seen(NOON + 1000, 1).done());

        assertThat(ids()).containsExactly("a");
    }

    @Test
    default void aWriterTakesManyBatchesAndWhatItReturnedFromIsThere() throws IOException {
        try (var writer = ready().writer()) {
            writer.write(List.of(finding("a").done()));
            writer.write(List.of());
            writer.write(List.of(finding("b").done(), finding("c").done()));

            assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    default void preparingAgainKeepsWhatIsThere() throws IOException {
        write(ready(), finding("a").done());

        storage().prepare();
        write(storage(), finding("b").done());

        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void noTextThatAnAttackerChoosesStopsTheWriter() throws IOException {
        String nasty = "\0'; drop table finding; --\n\u2028 \ud83d \ud83d\ude00 " + "\u4e00".repeat(10_000);

        write(
                ready(),
                finding("a").by(nasty).done(),
                finding("b").by("\ud83d\ude00".repeat(400)).done());

        assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void travelsToTheTaskManagers() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(storage());
        }

        var arrived = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(arrived).isEqualTo(storage());
    }
}
