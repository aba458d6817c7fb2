package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.PeerTable.Member;
import io.vigil.models.baseline.PeerTable.Room;
import org.junit.jupiter.api.Test;

class PeerTableTest {
    private static final int TODAY = 20_000;
    private static final Room ROOM = new Room(64, 200);
    private static final double ANY = 0.001;
    private static final long OFFICE = 7;

    private final PeerTable table = new PeerTable();

    @Test
    void whatOthersDoIsMoreProbableAndWhatNobodyDoesIsLess() {
        team(30, OFFICE);

        double shared = table.probability(OFFICE, person(99), TODAY, ANY);
        double strange = table.probability(8, person(99), TODAY, ANY);

        assertThat(shared).isGreaterThan(100 * ANY);
        assertThat(strange).isLessThan(ANY);
    }

    @Test
    void anAccountOfWhichNothingIsKnownGoesByAllPrincipalsThereAre() {
        assertThat(table.probability(OFFICE, person(1), TODAY, ANY)).isEqualTo(ANY);
    }

    @Test
    void whatOnePrincipalDoesAloneMakesNothingUsualForTheOthers() {
        for (int day = 30; day > 0; day--) {
            table.learn(OFFICE, person(1), TODAY - day, ROOM);
        }

        assertThat(table.probability(OFFICE, person(2), TODAY, ANY)).isLessThanOrEqualTo(ANY);
    }

    @Test
    void whoAsksIsLeftOutOfTheAnswer() {
        table.learn(OFFICE, person(1), TODAY - 1, ROOM);
        table.learn(OFFICE, person(2), TODAY - 1, ROOM);

        double forOneOfThem = table.probability(OFFICE, person(1), TODAY, ANY);
        double forAnother = table.probability(OFFICE, person(3), TODAY, ANY);

        assertThat(forOneOfThem).isLessThan(forAnother);
    }

    @Test
    void theOwnCohortSaysMoreThanTheOther() {
        team(30, OFFICE);
        for (int number = 0; number < 30; number++) {
            table.learn(100, machine(1000 + number), TODAY - 1, ROOM);
        }

        assertThat(table.probability(OFFICE, person(99), TODAY, ANY))
                .isGreaterThan(2 * table.probability(OFFICE, machine(99), TODAY, ANY));
    }

    @Test
    void todayIsJudgedByTheDaysBefore() {
        for (int number = 0; number < 30; number++) {
            table.learn(OFFICE, person(number), TODAY, ROOM);
        }

        assertThat(table.probability(OFFICE, person(99), TODAY, ANY)).isEqualTo(ANY);
        assertThat(table.frequency(OFFICE, TODAY)).isEqualTo(Frequency.UNSEEN);
        assertThat(table.frequency(OFFICE, TODAY + 1)).isEqualTo(Frequency.RARE);
    }

    @Test
    void beginnersCountForTheirDayAndOncePerPrincipal() {
        for (int times = 0; times < 5; times++) {
            table.begin(OFFICE, person(1), TODAY, ROOM);
        }
        table.begin(OFFICE, person(2), TODAY, ROOM);

        assertThat(table.beginners(OFFICE, person(3), TODAY)).isBetween(1.9, 2.1);
        assertThat(table.beginners(OFFICE, person(1), TODAY)).isBetween(0.9, 1.1);
        assertThat(table.beginners(OFFICE, person(3), TODAY + 1)).isZero();
        assertThat(table.frequency(OFFICE, TODAY + 1)).isEqualTo(Frequency.UNSEEN);
    }

    @Test
    void aValueIsSharedWhenEnoughShowedItOnEnoughDays() {
        for (int day = 3; day > 0; day--) {
            table.learn(OFFICE, person(day), TODAY - day, ROOM);
            table.learn(8, person(1), TODAY - day, ROOM);
        }

        assertThat(table.isShared(OFFICE, TODAY, 3, 3)).isTrue();
        assertThat(table.isShared(OFFICE, TODAY, 4, 3)).isFalse();
        assertThat(table.isShared(8, TODAY, 3, 3)).isFalse();
    }

    @Test
    void theLeastUsualMakesRoomAndTextsStayWithinTheirs() {
        for (int value = 0; value < 200; value++) {
            table.learn(value, person(1), TODAY - 200 + value, ROOM);
            table.name(value, "text of value " + value, ROOM);
        }

        byte[] written = written();

        assertThat(written).hasSizeLessThanOrEqualTo(64 * 43 + 200 + 2);
        assertThat(table.frequency(199, TODAY + 1)).isEqualTo(Frequency.RARE);
        assertThat(table.frequency(0, TODAY + 1)).isEqualTo(Frequency.UNSEEN);
    }

    @Test
    void readsBackWhatItWrote() {
        team(30, OFFICE);
        table.begin(9, machine(5), TODAY, ROOM);
        table.name(OFFICE, "office", ROOM);

        PeerTable read = PeerTables.read(written());

        assertThat(PeerTables.write(read)).isEqualTo(written());
        assertThat(read.word(0)).isEqualTo("office");
    }

    private byte[] written() {
        return PeerTables.write(table);
    }

    private void team(int size, long value) {
        for (int number = 0; number < size; number++) {
            table.learn(value, person(number), TODAY - 1, ROOM);
        }
    }

    private static Member person(int number) {
        return new Member(Hash.of("person" + number), true);
    }

    private static Member machine(int number) {
        return new Member(Hash.of("machine" + number), false);
    }
}
