package io.vigil.models.consolelogin;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.travel.Stay;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The latest sign-in of one user, and the latest from elsewhere before it: at most 200 bytes in a savepoint. */
@TypeInfo(StateTypeFactory.class)
public final class SignIns {
    static final StateCodec<SignIns> CODEC =
            StateCodec.of(1, SignIns::write, SignIns::read).copying(SignIns::copy);

    @Nullable
    Stay last;

    @Nullable
    Stay before;

    /** A late sign-in is not the latest one: it would hide the one that is. */
    void take(Stay stay) {
        if (last != null && stay.time() < last.time()) {
            return;
        }
        if (last != null && last.network() != stay.network()) {
            before = last;
        }
        last = stay;
    }

    SignIns copy() {
        var copy = new SignIns();
        copy.last = last;
        copy.before = before;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        write(last, out);
        write(before, out);
    }

    private static void write(@Nullable Stay stay, DataOutputView out) throws IOException {
        out.writeBoolean(stay != null);
        if (stay != null) {
            stay.write(out);
        }
    }

    static SignIns read(DataInputView in) throws IOException {
        var signIns = new SignIns();
        signIns.last = in.readBoolean() ? Stay.read(in) : null;
        signIns.before = in.readBoolean() ? Stay.read(in) : null;
        return signIns;
    }
}
