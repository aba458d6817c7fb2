package io.vigil.sinks.delivery;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static io.vigil.sinks.Findings.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other tools may rely on, whatever the store: each state that matters arrives at least once. */
public interface OutboxContract {
    Duration MINUTE = Duration.ofMinutes(1);
    Selection ALL = new Selection(0, Instant.EPOCH, Duration.ZERO);

    /** Empty. */
    FindingStorage storage();

    private FindingStorage ready() {
        var storage = storage();
        storage.prepare();
        return storage;
    }

    /** A receiver, a courier to it, and a clock that is moved by hand. */
    final class Given implements Receiver {
        final List<Message> arrived = new ArrayList<>();
        final List<String> log = new ArrayList<>();
        final Courier courier;
        Instant now = Instant.parse("2025-06-12T13:00:00Z");
        boolean away;
        int takes = Integer.MAX_VALUE;
        String hates = "none";

        Given(FindingStorage storage, String name, Selection selection) {
            InstantSource clock = () -> now;
            courier = new Courier(
                    new Outbox(storage.sql(), name, selection), this, clock.withZone(ZoneOffset.UTC), log::add);
        }

        @Override
        public int most() {
            return 3;
        }

        @Override
        public Receipt hand(List<Message> messages) throws IOException {
            if (away) {
                throw new IOException("away");
            }
            var refused = messages.stream()
                    .filter(message -> message.findingId().equals(hates))
                    .toList();
            var taken = messages.stream()
                    .filter(message -> !refused.contains(message))
                    .limit(takes)
                    .toList();
            arrived.addAll(taken);
            return new Receipt(taken, refused);
        }

        @Override
        public void close() {}

        List<String> ids() {
            return arrived.stream().map(Message::findingId).toList();
        }
    }

    @Test
    default void whatAStoreHoldsArrivesOnceTheOldestFirst() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        for (int number = 0; number < 7; number++) {
            write(storage, finding("f" + number).seen(NOON + number, 1).done());
        }

        assertThat(given.courier.carry()).isTrue();
        assertThat(given.courier.carry()).isTrue();

        assertThat(given.ids()).containsExactly("f0", "f1", "f2", "f3", "f4", "f5", "f6");
        assertThat(given.courier.taken()).isEqualTo(7);
        assertThat(given.log).isEmpty();
    }

    @Test
    default void whatMayBeWithdrawnYetWaitsUntilItIsSettledAndCriticalFindingsDoNot() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        write(
                storage,
                finding("a").severity(5).provisional().done(),
                finding("b").severity(9).provisional().done());
        given.courier.carry();
        write(storage, finding("c").severity(5).by("\"provisional\":true").done());

        given.courier.carry();
        assertThat(given.ids()).containsExactly("b", "c");
        write(storage, finding("a").severity(5).done());
        given.courier.carry();

        assertThat(given.ids()).containsExactly("b", "c", "a");
    }

    @Test
    default void aFindingArrivesAgainWhenItHasNewsAndToEachReceiver() throws Exception {
        var storage = ready();
        var one = new Given(storage, "a", ALL);
        var other = new Given(storage, "b", ALL);
        write(storage, finding("f").seen(NOON, 1).done());
        one.courier.carry();
        write(storage, finding("f").seen(NOON, 1).done());
        one.courier.carry();
        write(storage, finding("f").seen(NOON + 1, 2).done());
        one.courier.carry();
        other.courier.carry();

        assertThat(one.arrived).extracting(Message::count).containsExactly(1L, 2L);
        assertThat(one.arrived).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(other.arrived).extracting(Message::count).containsExactly(2L);
        assertThat(other.arrived.get(0)).isEqualTo(one.arrived.get(1));
        assertThat(one.arrived.get(0).updatedAt().toEpochMilli()).isEqualTo(NOON);
        assertThat(one.arrived.get(0).finding().path("type").asText())
                .isEqualTo("UnauthorizedAccess:EC2/SSHBruteForce");
    }

    @Test
    default void aFindingArrivesAgainWhenItBecomesAMemberOfASequence() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        write(storage, finding("f").done(), finding("g").done());
        given.courier.carry();
        write(storage, finding("f").memberOf("s").done(), finding("g").done());
        given.courier.carry();
        given.courier.carry();

        assertThat(given.ids()).containsExactly("f", "g", "f");
        assertThat(given.arrived).extracting(Message::id).doesNotHaveDuplicates();
        assertThat(given.arrived
                        .get(2)
                        .finding()
                        .at("/service/additionalInfo/vigil/memberOf/0/id")
                        .asText())
                .isEqualTo("s");
    }

    @Test
    default void newsOfAFindingWaitForThePaceAndThenComeTogether() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", new Selection(0, Instant.EPOCH, MINUTE));
        write(storage, finding("f").seen(NOON, 1).done());
        given.courier.carry();
        write(storage, finding("f").seen(NOON + 1, 2).done());
        given.courier.carry();
        write(
                storage,
                finding("f").seen(NOON + 2, 3).done(),
                finding("new").seen(NOON, 1).done());
        given.now = given.now.plus(MINUTE);
        given.courier.carry();

        assertThat(given.ids()).containsExactly("f", "new", "f");
        assertThat(given.arrived.get(2).count()).isEqualTo(3);
    }

    @Test
    default void aReceiverThatIsAwayMissesNothingAndIsAskedLessAndLessOften() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        given.away = true;
        write(storage, finding("f").done());

        var pauses = new ArrayList<Duration>();
        for (int look = 0; look < 12; look++) {
            assertThat(given.courier.carry()).isFalse();
            pauses.add(given.courier.pause(Duration.ofSeconds(1)));
        }
        write(storage, finding("g").done());
        given.away = false;

        assertThat(given.courier.carry()).isTrue();
        assertThat(given.ids()).containsExactlyInAnyOrder("f", "g");
        assertThat(pauses).isSorted().startsWith(Duration.ofSeconds(2)).endsWith(Duration.ofMinutes(5));
        assertThat(given.courier.pause(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(given.log).hasSize(13).last().asString().contains("works again after 12 failures");
    }

    @Test
    default void whatWasOnlyPartlyTakenIsSentAgainAndNothingElse() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        given.takes = 1;
        write(
                storage,
                finding("f").seen(NOON, 1).done(),
                finding("g").seen(NOON + 1, 1).done());

        assertThat(given.courier.carry()).isFalse();
        assertThat(given.courier.carry()).isTrue();

        assertThat(given.ids()).containsExactly("f", "g");
    }

    @Test
    default void whatIsRefusedForGoodIsCountedAndHoldsUpNothing() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        given.hates = "f";
        write(
                storage,
                finding("f").seen(NOON, 1).done(),
                finding("g").seen(NOON + 1, 1).done());

        given.courier.carry();
        given.courier.carry();
        given.hates = "none";
        write(storage, finding("f").seen(NOON + 2, 2).done());
        given.courier.carry();

        assertThat(given.ids()).containsExactly("g", "f");
        assertThat(given.courier.refused()).isOne();
    }

    @Test
    default void whoStopsBetweenHandingAndNotingSendsTheSameStateUnderTheSameId() throws Exception {
        var storage = ready();
        write(storage, finding("f").done());
        var outbox = new Outbox(storage.sql(), "a", ALL);
        var before = outbox.waiting(9, Instant.EPOCH);

        var after = new Given(storage, "a", ALL);
        after.courier.carry();

        assertThat(after.arrived).isEqualTo(before);
    }

    @Test
    default void onlyWhatWasAskedForIsSentAndNothingThatIsArchived() throws Exception {
        var storage = ready();
        var since = Instant.ofEpochMilli(NOON);
        var given = new Given(storage, "a", new Selection(7, since, Duration.ZERO));
        write(
                storage,
                finding("grave").severity(8).done(),
                finding("slight").severity(5).done(),
                finding("old").severity(8).seen(NOON - 1, 1).done(),
                finding("archived").severity(8).done());
        archive(storage, "archived");

        given.courier.carry();

        assertThat(given.ids()).containsExactly("grave");
    }

    private static void archive(FindingStorage storage, String id) throws SQLException {
        try (var connection = storage.sql().connections().getConnection();
                var statement = connection.prepareStatement(
                        "insert into finding_state (id, archived, severity, changed_by, changed_at) select id, ?, severity, 'alice', updated_at"
                                + " from finding where id = ?")) {
            statement.setBoolean(1, true);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    @Test
    default void whatTheStoreForgetsLeavesNoTrace() throws Exception {
        var storage = ready();
        var given = new Given(storage, "a", ALL);
        write(storage, finding("f").seen(NOON, 1).done());
        given.courier.carry();
        try (var writer = storage.writer()) {
            writer.forget(NOON + 1);
        }

        write(storage, finding("f").seen(NOON, 1).done());
        given.courier.carry();

        assertThat(given.ids()).containsExactly("f", "f");
    }
}
