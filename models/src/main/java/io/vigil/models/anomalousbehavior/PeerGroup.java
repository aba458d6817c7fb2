package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.FirstSeen;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.PeerTable;
import io.vigil.models.baseline.PeerTable.Member;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the principals of an account do, attribute by attribute. */
final class PeerGroup {
    /** Others that begin with a call on one day, from whom on it is less surprising of the next. */
    private static final int FOLLOWERS = 2;

    private final Map<Attribute, PeerTable> tables = new EnumMap<>(Attribute.class);

    PeerGroup() {
        for (Attribute attribute : Attribute.values()) {
            tables.put(attribute, new PeerTable());
        }
    }

    static Member member(FirstSeen novelty) {
        return new Member(novelty.entity(), novelty.payload(NewBehavior.class).person());
    }

    PeerTable table(Attribute attribute) {
        return Objects.requireNonNull(tables.get(attribute));
    }

    /** Takes in what a principal learnt today. */
    void learn(FirstSeen novelty) {
        int day = Days.of(novelty.time());
        Member member = member(novelty);
        novelty.payload(NewBehavior.class).shown().forEach((attribute, shown) -> {
            if (shown.learned() && shown.key() != 0) {
                learn(attribute, shown, member, day);
            }
        });
    }

    private void learn(Attribute attribute, Shown shown, Member member, int day) {
        PeerTable table = table(attribute);
        table.learn(shown.key(), member, day, attribute.room());
        if (shown.begun()) {
            table.begin(shown.key(), member, day, attribute.room());
        }
        if (!shown.text().isEmpty()) {
            table.name(shown.key(), shown.text(), attribute.room());
        }
    }

    /** A principal begins with a call that it does not learn yet. */
    void begin(FirstSeen novelty) {
        table(Attribute.API).begin(api(novelty), member(novelty), Days.of(novelty.time()), Attribute.API.room());
    }

    /** Principals other than this one that begin with its call today. */
    double beginners(FirstSeen novelty) {
        return table(Attribute.API).beginners(api(novelty), member(novelty), Days.of(novelty.time()));
    }

    private static long api(FirstSeen novelty) {
        return novelty.payload(NewBehavior.class).key(Attribute.API);
    }

    /**
     * What the others do.
     *
     * @param active principals that act in the account on a day
     */
    Elsewhere besides(FirstSeen novelty, double active) {
        int day = Days.of(novelty.time());
        Member member = member(novelty);
        double beginners = beginners(novelty);
        double followed = beginners < FOLLOWERS ? 0 : beginners / (beginners + active);
        return (attribute, key, any) -> Math.max(
                attribute == Attribute.API ? followed : 0, table(attribute).probability(key, member, day, any));
    }

    PeerGroup copy() {
        var copy = new PeerGroup();
        tables.forEach((attribute, table) -> copy.tables.put(attribute, table.copy()));
        return copy;
    }

    /** Tables without values are left out. */
    void write(DataOutputView out) throws IOException {
        List<Attribute> written = tables.keySet().stream()
                .filter(attribute -> table(attribute).size() > 0)
                .toList();
        out.writeByte(written.size());
        for (Attribute attribute : written) {
            attribute.write(out);
            table(attribute).write(out);
        }
    }

    static PeerGroup read(DataInputView in) throws IOException {
        var crowd = new PeerGroup();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            crowd.tables.put(Attribute.read(in), PeerTable.read(in));
        }
        return crowd;
    }
}
