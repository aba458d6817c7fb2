package io.vigil.models.travel;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.DayTable;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Where one person was lately: the latest two places, and the networks of the last weeks. At most 400 bytes in a savepoint. */
@TypeInfo(StateTypeFactory.class)
public final class Stays {
    static final StateCodec<Stays> CODEC =
            StateCodec.of(1, Stays::write, Stays::read).copying(Stays::copy);

    static final int NETWORKS = 8;

    final DayTable networks;
    /** The latest use; null when none is remembered. */
    @Nullable
    Stay last;
    /** The latest use from another provider than {@link #last}; null when there was none. */
    @Nullable
    Stay before;
    /** The last report: hash of both providers, and when. */
    long reported;

    long reportedAt;

    Stays() {
        this(new DayTable());
    }

    private Stays(DayTable networks) {
        this.networks = networks;
    }

    /** A late use is not the latest one: it would hide the one that is. */
    void take(Stay stay) {
        if (last != null && stay.time() < last.time()) {
            return;
        }
        if (last != null && last.provider() != stay.provider()) {
            before = last;
        }
        last = stay;
    }

    Stays copy() {
        var copy = new Stays(networks.copy());
        copy.last = last;
        copy.before = before;
        copy.reported = reported;
        copy.reportedAt = reportedAt;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        networks.write(out);
        write(last, out);
        write(before, out);
        out.writeLong(reported);
        out.writeLong(reportedAt);
    }

    private static void write(@Nullable Stay stay, DataOutputView out) throws IOException {
        out.writeBoolean(stay != null);
        if (stay != null) {
            stay.write(out);
        }
    }

    static Stays read(DataInputView in) throws IOException {
        var stays = new Stays(DayTable.read(in));
        stays.last = in.readBoolean() ? Stay.read(in) : null;
        stays.before = in.readBoolean() ? Stay.read(in) : null;
        stays.reported = in.readLong();
        stays.reportedAt = in.readLong();
        return stays;
    }
}
