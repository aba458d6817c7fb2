package io.vigil.models.machineclass;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The machines of an account and their classes, at most 128: of too many the one that was not seen for longest makes room. */
@TypeInfo(StateTypeFactory.class)
public final class AccountClasses {
    static final StateCodec<AccountClasses> CODEC =
            StateCodec.of(1, AccountClasses::write, AccountClasses::read).copying(AccountClasses::copy);

    private static final int MOST = 128;

    Machines machines = new Machines();
    private ClassHabits[] classes = {};

    /**
     * The class of a machine: its role, else its subnet; null where neither is known.
     *
     * @param machine its place among {@link #machines}
     * @param subnet its hash; 0 where it is not known
     */
    @Nullable
    ClassHabits classOf(int machine, long subnet, int today) {
        long role = machines.role(machine);
        return role == 0 && subnet == 0 ? null : of(role == 0 ? subnet : role, today);
    }

    private ClassHabits of(long key, int today) {
        int idlest = 0;
        for (int at = 0; at < classes.length; at++) {
            if (classes[at].key == key) {
                return classes[at];
            }
            idlest = classes[at].day() < classes[idlest].day() ? at : idlest;
        }
        if (classes.length < MOST) {
            idlest = classes.length;
            classes = Arrays.copyOf(classes, idlest + 1);
        }
        classes[idlest] = new ClassHabits(key, today);
        return classes[idlest];
    }

    AccountClasses copy() {
        var copy = new AccountClasses();
        copy.machines = machines.copy();
        copy.classes = Arrays.stream(classes).map(ClassHabits::copy).toArray(ClassHabits[]::new);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        machines.write(out);
        out.writeByte(classes.length);
        for (ClassHabits each : classes) {
            each.write(out);
        }
    }

    static AccountClasses read(DataInputView in) throws IOException {
        var read = new AccountClasses();
        read.machines = Machines.read(in);
        read.classes = new ClassHabits[in.readUnsignedByte()];
        for (int at = 0; at < read.classes.length; at++) {
            read.classes[at] = ClassHabits.read(in);
        }
        return read;
    }
}
