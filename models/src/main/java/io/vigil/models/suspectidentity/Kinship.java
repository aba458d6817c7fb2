package io.vigil.models.suspectidentity;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Who made whom in one account: suspects, what was made of late by anybody, and what suspects made. At most 64 of each, 40 KB; the oldest
 * makes room. Most accounts hold some makings of the day.
 */
@TypeInfo(StateTypeFactory.class)
public final class Kinship {
    static final StateCodec<Kinship> CODEC = StateCodec.of(2, Kinship::write, Kinship::read)
            .since(1, Kinship::readWithoutAccounts)
            .copying(Kinship::copy);

    private static final int MOST = 64;

    private final List<Suspected> suspects = new ArrayList<>();
    /** Not known to be a suspect's. */
    private final List<Making> makings = new ArrayList<>();

    private final List<Adopted> adopted = new ArrayList<>();

    void forget(long suspectsBefore, long adoptedBefore) {
        suspects.removeIf(suspect -> suspect.since() < suspectsBefore);
        makings.removeIf(making -> making.time() < suspectsBefore);
        adopted.removeIf(each -> each.making.time() < adoptedBefore);
    }

    void suspect(Suspected suspect) {
        suspects.removeIf(known -> known.principal().equals(suspect.principal()));
        add(suspects, suspect);
    }

    @Nullable
    Suspected suspect(String principal) {
        for (Suspected suspect : suspects) {
            if (suspect.principal().equals(principal)) {
                return suspect;
            }
        }
        return null;
    }

    void keep(Making making) {
        add(makings, making);
    }

    /** What was made and waits, and fits; it waits no more. */
    List<Making> take(Predicate<Making> wanted) {
        List<Making> taken = makings.stream().filter(wanted).toList();
        makings.removeAll(taken);
        return taken;
    }

    void adopt(Adopted child) {
        add(adopted, child);
    }

    /** Nothing is known that a suspect made: so it is in most accounts. */
    boolean hasAdoptedNobody() {
        return adopted.isEmpty();
    }

    /** The identity of this name, by the way in that is used; null when no suspect made any. */
    @Nullable
    Adopted adopted(String name, String key, String from) {
        for (Adopted each : adopted) {
            if (each.making.made().equals(name) && each.making.isUsed(key, from)) {
                return each;
            }
        }
        return null;
    }

    private static <T> void add(List<T> all, T one) {
        if (all.size() == MOST) {
            all.remove(0);
        }
        all.add(one);
    }

    Kinship copy() {
        var copy = new Kinship();
        copy.suspects.addAll(suspects);
        copy.makings.addAll(makings);
        adopted.forEach(each -> copy.adopted.add(each.copy()));
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(suspects.size());
        for (Suspected suspect : suspects) {
            suspect.write(out);
        }
        out.writeByte(makings.size());
        for (Making making : makings) {
            making.write(out);
        }
        out.writeByte(adopted.size());
        for (Adopted each : adopted) {
            each.write(out);
        }
    }

    private static Kinship readWithoutAccounts(DataInputView in) throws IOException {
        Kinship kinship = read(in);
        kinship.adopted.replaceAll(Adopted::withAccount);
        return kinship;
    }

    static Kinship read(DataInputView in) throws IOException {
        var kinship = new Kinship();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            kinship.suspects.add(Suspected.read(in));
        }
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            kinship.makings.add(Making.read(in));
        }
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            kinship.adopted.add(Adopted.read(in));
        }
        return kinship;
    }
}
