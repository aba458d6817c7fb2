package io.vigil.models.dga;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The evidence that one host asks for generated names: a sum of log-odds over distinct registered domains that never falls below zero (Page's
 * test), so that no amount of ordinary names outweighs generated ones; one sum for each kind of program that may have made them. At most 764 bytes in a savepoint, 44
 * for a host without evidence.
 */
@TypeInfo(StateTypeFactory.class)
public final class HostNames {
    static final StateCodec<HostNames> CODEC = StateCodec.of(3, HostNames::write, in -> read(in, Kind.COUNT, true))
            .since(2, in -> read(in, Kind.COUNT, false))
            .since(1, in -> read(in, 1, false))
            .copying(HostNames::copy);

    private static final int REMEMBERED = 64;
    private static final int SUSPECTS = 5;
    private static final int LONGEST_NAME = 32;
    /** Programs try names by the dozen within hours; who tests a resolver or mistypes does it daily. */
    private static final double HALF_LIFE = 8 * 3_600_000.0;

    /** So many ordinary domains within hours, each asked for what mail needs, are more than any program but a filter of mail asks for. */
    private static final double FILTER = 8;

    private static final int[] NONE = {};

    /** A name that speaks against the host, and the query that asked for it. */
    record Suspect(String name, String eventId, long time) {}

    /** Fingerprints of the domains that have counted, the oldest overwritten first. */
    private int[] counted = NONE;

    private int next;
    private float[] evidence = new float[Kind.COUNT];
    private float senders;
    private long time;
    private int generated;
    private long reportedAt;
    private Likeness likeness = new Likeness();
    private final List<Suspect> suspects = new ArrayList<>(0);

    /** Takes in that the domain has counted; false if it had. */
    boolean count(int fingerprint) {
        if (hasCounted(fingerprint)) {
            return false;
        }
        if (counted.length < REMEMBERED) {
            counted = Arrays.copyOf(counted, counted.length + 1);
            counted[counted.length - 1] = fingerprint;
        } else {
            counted[next] = fingerprint;
            next = (next + 1) % REMEMBERED;
        }
        return true;
    }

    boolean hasCounted(int fingerprint) {
        for (int known : counted) {
            if (known == fingerprint) {
                return true;
            }
        }
        return false;
    }

    /** Adds the evidence of one name, by kind; earlier evidence halves within a third of a day. */
    void add(double[] logOdds, double most, long now) {
        fade(now);
        for (int kind = 0; kind < Kind.COUNT; kind++) {
            evidence[kind] = (float) Math.min(most, Math.max(0, evidence[kind] + logOdds[kind]));
        }
        if (evidence() == 0) {
            generated = 0;
            suspects.clear();
            likeness.clear();
        }
    }

    /** Takes in that it asked an ordinary domain for what mail needs. */
    void sender(long now) {
        fade(now);
        senders++;
    }

    /** Whether it filters mail: then it looks up whatever names senders choose. */
    boolean filtersMail() {
        return senders >= FILTER;
    }

    private void fade(long now) {
        float fading = (float) Math.pow(2, -Math.max(0, now - time) / HALF_LIFE);
        for (int kind = 0; kind < Kind.COUNT; kind++) {
            evidence[kind] *= fading;
        }
        senders *= fading;
        time = Math.max(time, now);
    }

    void suspect(Suspect suspect) {
        generated++;
        if (suspects.size() == SUSPECTS) {
            suspects.remove(0);
        }
        String name = suspect.name;
        suspects.add(
                name.length() <= LONGEST_NAME
                        ? suspect
                        : new Suspect(name.substring(0, LONGEST_NAME), suspect.eventId, suspect.time));
    }

    /** What the names so far have in common. */
    Likeness likeness() {
        return likeness;
    }

    /** That all are of one kind, against what is enough for any. */
    double evidence() {
        double most = 0;
        for (int kind = 0; kind < Kind.COUNT; kind++) {
            most = Math.max(most, evidence[kind] / Kind.at(kind).share);
        }
        return most;
    }

    /** Distinct names that speak against the host, since there was last no evidence. */
    int generated() {
        return generated;
    }

    List<Suspect> suspects() {
        return suspects;
    }

    long reportedAt() {
        return reportedAt;
    }

    void reported(long now) {
        reportedAt = now;
    }

    HostNames copy() {
        var copy = new HostNames();
        copy.counted = counted.clone();
        copy.next = next;
        copy.evidence = evidence.clone();
        copy.senders = senders;
        copy.time = time;
        copy.generated = generated;
        copy.reportedAt = reportedAt;
        copy.likeness = likeness.copy();
        copy.suspects.addAll(suspects);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(counted.length);
        for (int fingerprint : counted) {
            out.writeInt(fingerprint);
        }
        out.writeByte(next);
        for (float ofKind : evidence) {
            out.writeFloat(ofKind);
        }
        out.writeFloat(senders);
        out.writeLong(time);
        out.writeShort(Math.min(generated, Short.MAX_VALUE));
        out.writeLong(reportedAt);
        likeness.write(out);
        out.writeByte(suspects.size());
        for (Suspect suspect : suspects) {
            out.writeUTF(suspect.name);
            out.writeUTF(suspect.eventId);
            out.writeLong(suspect.time);
        }
    }

    /** @param kinds in the first release one, whose evidence may be of any */
    private static HostNames read(DataInputView in, int kinds, boolean hasSenders) throws IOException {
        var host = new HostNames();
        host.counted = new int[in.readUnsignedByte()];
        for (int at = 0; at < host.counted.length; at++) {
            host.counted[at] = in.readInt();
        }
        host.next = in.readUnsignedByte();
        for (int kind = 0; kind < kinds; kind++) {
            host.evidence[kind] = in.readFloat();
        }
        if (kinds == 1) {
            Arrays.fill(host.evidence, host.evidence[0]);
        }
        host.senders = hasSenders ? in.readFloat() : 0;
        host.time = in.readLong();
        host.generated = in.readUnsignedShort();
        host.reportedAt = in.readLong();
        host.likeness = Likeness.read(in);
        int suspects = in.readUnsignedByte();
        for (int at = 0; at < suspects; at++) {
            host.suspects.add(new Suspect(in.readUTF(), in.readUTF(), in.readLong()));
        }
        return host;
    }
}
