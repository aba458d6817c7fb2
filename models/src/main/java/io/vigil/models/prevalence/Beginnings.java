package io.vigil.models.prevalence;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What hosts of an account began lately, and with which findings it was reported: some 200 bytes each, 64 at most, of which the earliest makes room. A host
 * that gets an agent, or an intruder, begins several things within an hour, and shows what it began towards one network in several ways, in both logs: all of
 * these are one finding, whichever detections noticed them.
 */
@TypeInfo(StateTypeFactory.class)
public final class Beginnings {
    static final StateCodec<Beginnings> CODEC =
            StateCodec.of(1, Beginnings::write, Beginnings::read).copying(Beginnings::copy);

    /** For which a network counts as the same beginning. */
    public static final Duration REMEMBERED = Duration.ofDays(14);

    private static final long TOGETHER = Duration.ofHours(1).toMillis();
    private static final int MOST = 64;
    /** Severity from which each is a finding of its own. */
    private static final double HIGH = 7;

    private Beginning[] all = {};

    /** Whether what a unit of beginnings raised is about one host, and a finding that is not {@link #HIGH}. */
    public static boolean concern(Signal signal) {
        return signal.detection().type() != null
                && signal.detection().severity() < HIGH
                && Beginning.host(signal) != null;
    }

    /** The signal, or what it is as evidence of a finding that was reported before. */
    public Signal join(Signal signal) {
        Beginning now = Beginning.of(signal);
        Beginning before = find(now);
        if (before == null) {
            add(now);
            return signal;
        }
        if (!now.isWhere(before)) {
            add(now.partOf(before));
        }
        return before.isReportedBy(signal) ? signal : before.evidence(signal);
    }

    /** Of the host, towards the same network; else within the hour; else of several hosts, towards the same network. */
    private @Nullable Beginning find(Beginning now) {
        Beginning near = null;
        Beginning shared = null;
        for (Beginning each : all) {
            if (!now.mayBePartOf(each)) {
                continue;
            }
            long apart = Math.abs(now.since() - each.since());
            boolean isOwn = now.isOfHostOf(each);
            if (isOwn && now.isWhere(each) && apart <= REMEMBERED.toMillis()) {
                return each;
            }
            if (apart <= TOGETHER) {
                near = near == null && isOwn ? each : near;
                shared = shared == null && now.isSharedWith(each) ? each : shared;
            }
        }
        return near == null ? shared : near;
    }

    private void add(Beginning added) {
        int from = all.length < MOST ? 0 : 1;
        Beginning[] grown = Arrays.copyOfRange(all, from, all.length + 1);
        grown[grown.length - 1] = added;
        all = grown;
    }

    Beginnings copy() {
        var copy = new Beginnings();
        copy.all = all;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(all.length);
        for (Beginning each : all) {
            each.write(out);
        }
    }

    static Beginnings read(DataInputView in) throws IOException {
        var read = new Beginnings();
        read.all = new Beginning[in.readUnsignedByte()];
        for (int at = 0; at < read.all.length; at++) {
            read.all[at] = Beginning.read(in);
        }
        return read;
    }
}
