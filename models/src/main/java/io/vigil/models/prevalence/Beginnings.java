package io.vigil.models.prevalence;

import io.vigil.events.FirstSeen;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.events.net.Ip;
import io.vigil.models.baseline.NetworkKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What hosts of an account began lately, and with which findings it was reported: some 100 bytes each, 64 at most, of which the earliest makes room. A host
 * that gets an agent, or an intruder, begins several things within an hour, and shows what it began towards one network in several ways: all of these are
 * one finding.
 */
final class Beginnings {
    private static final long TOGETHER = Duration.ofHours(1).toMillis();
    private static final long REMEMBERED = Duration.ofDays(14).toMillis();
    private static final int MOST = 64;
    /** Severity from which each is a finding of its own. */
    private static final double HIGH = 7;

    private static final int NEIGHBOURS = 24;

    private Beginning[] all = {};

    /**
     * Takes in what is to be reported.
     *
     * @param novelty with what the host noticed, and which names it
     * @param reported instead of the candidate, or the candidate itself
     * @return the same, or evidence of a finding that was reported before
     */
    Signal report(FirstSeen novelty, Signal reported, PlacesUsed places) {
        Signal candidate = Objects.requireNonNull(novelty.candidate(), "nothing is to be reported");
        if (reported.detection().severity() >= HIGH) {
            return reported;
        }
        Beginning now = begun(novelty, candidate, reported);
        Beginning before = find(now, novelty.entity(), places);
        if (before == null) {
            add(now);
            return reported;
        }
        if (!now.isWhere(before)) {
            add(now.partOf(before));
        }
        return before.isReportedBy(reported) ? reported : before.evidence(candidate);
    }

    private static Beginning begun(FirstSeen novelty, Signal candidate, Signal reported) {
        String remote = candidate.remote().ip();
        return new Beginning(
                Hash.of(candidate.subject().entity() + ' ' + candidate.region()),
                candidate.occurrence().since(),
                novelty.payload(PlaceUsed.class).place(),
                NetworkKey.around(remote == null ? null : Ip.parse(remote), NEIGHBOURS),
                String.valueOf(reported.detection().type()),
                reported.detection().discriminator(),
                !reported.equals(candidate));
    }

    /** Of the host, towards the same network; else within the hour; else of several of which it is one. */
    private @Nullable Beginning find(Beginning now, long entity, PlacesUsed places) {
        Beginning near = null;
        Beginning shared = null;
        for (Beginning each : all) {
            long apart = Math.abs(now.since() - each.since());
            boolean isOwn = each.host() == now.host();
            if (now.isWhere(each) && apart <= REMEMBERED) {
                return each;
            }
            if (apart <= TOGETHER) {
                near = near == null && isOwn ? each : near;
                shared = shared == null && now.isSharedWith(each, entity, places) ? each : shared;
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
