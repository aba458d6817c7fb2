package io.vigil.models.dohresolvers;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.conversations.Habits;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The resolvers whose names one host asks for: 60 bytes typically, and only for hosts that ask for any. */
@TypeInfo(StateTypeFactory.class)
public final class AskedResolvers {
    static final StateCodec<AskedResolvers> CODEC =
            StateCodec.of(1, AskedResolvers::write, AskedResolvers::read).copying(AskedResolvers::copy);

    Habits resolvers = new Habits();
    private long counted;

    /** Whether some time has passed since the last query that counted: A and AAAA are asked for together. */
    boolean isNextTime(long time, long apart) {
        boolean next = time >= counted + apart;
        counted = next ? time : counted;
        return next;
    }

    AskedResolvers copy() {
        var copy = new AskedResolvers();
        copy.resolvers = resolvers.copy();
        copy.counted = counted;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        resolvers.write(out);
        out.writeLong(counted);
    }

    static AskedResolvers read(DataInputView in) throws IOException {
        var read = new AskedResolvers();
        read.resolvers = Habits.read(in);
        read.counted = in.readLong();
        return read;
    }
}
