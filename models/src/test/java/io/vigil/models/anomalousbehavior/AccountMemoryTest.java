package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.PeerTable;
import io.vigil.models.baseline.PeerTable.Member;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class AccountMemoryTest {
    private static final long DAY = 86_400_000L;

    @Test
    void theMostRestlessAccountTakesNoMoreThanItsCap() {
        var memory = new AccountMemory();
        for (int number = 0; number < 5000; number++) {
            memory.crowd.learn(novelty(number));
            memory.crowd.begin(novelty(number));
            memory.population.see(Hash.of("p" + number), number / 100);
            odd(memory, number);
        }

        assertThat(Written.of(memory).bytes()).hasSizeBetween(48 * 1024, 64 * 1024);
    }

    private static void odd(AccountMemory memory, int number) {
        long time = Given.MONDAY + number * 60_000L;
        Tactic tactic = Tactic.values()[number % Tactic.values().length];
        memory.calibration.sample(number, tactic, 20_000 + number / 100, 2 + number % 40 / 4.0, false);
        ReportLimiter reports = memory.reports.of(number % 50);
        String label = "some-long-service-name:SomeVeryLongNameOfACall" + number;
        reports.add(
                new Api(number, 1, label, false, KindOfAct.CHANGE, tactic, 0, 0, 0),
                time,
                "00000000-0000-0000-0000-" + String.format(Locale.ROOT, "%012d", number));
        memory.reports.keep(number % 50, reports);
    }

    /** All of it new. */
    private static FirstSeen novelty(int number) {
        Map<Attribute, Shown> shown = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            long value = Hash.of("value " + number + " of " + attribute.code);
            shown.put(attribute, new Shown(value, true, true, "a rather long text for value " + number));
        }
        return new FirstSeen(
                "anomalous-behavior",
                Given.MONDAY + number / 100 * DAY,
                Given.ACCOUNT,
                "id" + number,
                null,
                Hash.of("p" + number),
                new NewBehavior(number % 2 == 0, number % 50 + 1, false, shown, null),
                null);
    }

    @Test
    void anAccountWrittenBeforeAnAttributeWasThereIsReadWhole() throws IOException {
        var table = new PeerTable();
        table.learn(7, new Member(1, true), 20_000, Attribute.COUNTRY.room());
        var out = new DataOutputSerializer(256);
        out.writeByte(1); // version
        out.writeByte(1); // tables
        out.writeByte(3); // COUNTRY
        table.write(out);
        new Population().write(out);
        new Calibration().write(out);
        new ReportLimiters().write(out);
        new RollOuts().write(out);
        new Sprees().write(out);
        new Groups().write(out);

        var memory = new Written(out.getCopyOfBuffer()).read(AccountMemory.class);

        assertThat(memory.crowd.table(Attribute.COUNTRY).key(0)).isEqualTo(7);
        assertThat(memory.crowd.table(Attribute.USER).size()).isZero();
        memory.crowd.learn(novelty(1));
        assertThat(memory.crowd.table(Attribute.USER).size()).isOne();
    }
}
