package io.vigil.models.massdestruction;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The principals of one account that make and destroy resources: at most 64, 7 KB. Who was idle longest makes room. */
@TypeInfo(StateTypeFactory.class)
public final class Caretakers {
    static final StateCodec<Caretakers> CODEC =
            StateCodec.of(1, Caretakers::write, Caretakers::read).copying(Caretakers::copy);

    private static final int MOST = 64;

    private final List<Caretaker> all = new ArrayList<>();

    Caretaker of(long who, int day) {
        for (Caretaker caretaker : all) {
            if (caretaker.who == who) {
                return caretaker;
            }
        }
        if (all.size() == MOST) {
            all.remove(idlest());
        }
        var caretaker = new Caretaker(who, day);
        all.add(caretaker);
        return caretaker;
    }

    private int idlest() {
        int idlest = 0;
        for (int at = 1; at < all.size(); at++) {
            idlest = all.get(at).day < all.get(idlest).day ? at : idlest;
        }
        return idlest;
    }

    /** What two others, at least, destroy on their busiest days: the second most. One alone may have the office of it. */
    double usualOfPeers(Caretaker besides, int kind, int day) {
        double most = 0;
        double second = 0;
        for (Caretaker peer : all) {
            double usual = peer == besides ? 0 : peer.usual(kind, day);
            second = Math.max(second, Math.min(most, usual));
            most = Math.max(most, usual);
        }
        return second;
    }

    Caretakers copy() {
        var copy = new Caretakers();
        all.forEach(caretaker -> copy.all.add(caretaker.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.size());
        for (Caretaker caretaker : all) {
            caretaker.write(out);
        }
    }

    static Caretakers read(DataInputView in) throws IOException {
        var caretakers = new Caretakers();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            caretakers.all.add(Caretaker.read(in));
        }
        return caretakers;
    }
}
