package io.vigil.models.secretharvest;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Which things of one kind a principal asked for lately, by which calls, and how many at a time it usually does: 80 bytes for most, up to 7 KB. */
final class SecretReads {
    private static final double HALF_LIFE_DAYS = 16;
    /** How much of a reported day counts as usual. */
    private static final double ALARMED = 0.5;
    /** More than this at a time are not distinguished. */
    private static final int MOST = 128;

    private long[] targets = new long[0];
    private long[] times = new long[0];
    private int[] weights = new int[0];
    /** Ids of the calls that asked for each. */
    private String[] events = new String[0];

    /** Epoch day of {@link #mostToday}. */
    int day;

    /** Largest weight of one window on that day. */
    int mostToday;

    /** Largest weight of one window on the days before; halves in sixteen days. */
    double usual;

    /** Epoch milliseconds of the first read that is remembered; 0 before it. */
    long first;

    /** Epoch milliseconds until which more of the same is the same finding. */
    long reportedUntil;

    /** The maximum of the day before becomes usual, less so when it was reported. */
    void turnTo(int now) {
        if (now <= day) {
            return;
        }
        double alarmed = Days.of(reportedUntil) >= day ? ALARMED : 1;
        double kept = Math.pow(2, -(now - day) / HALF_LIFE_DAYS);
        usual = Math.max(usual, mostToday * alarmed) * kept;
        day = now;
        mostToday = 0;
    }

    /** Takes what a call names in, or renews it. What was asked for before {@code since} is forgotten. */
    void add(ReadNow read, long since) {
        forgetBefore(since);
        first = first == 0 ? read.time() : first;
        for (long target : read.targets()) {
            add(target, read);
        }
        mostToday = Math.max(mostToday, weight());
    }

    private void add(long target, ReadNow read) {
        int at = indexOf(target);
        if (at < 0 && targets.length == MOST) {
            return;
        }
        if (at < 0) {
            at = targets.length;
            resize(at + 1);
            targets[at] = target;
            events[at] = read.call().id();
        }
        times[at] = Math.max(times[at], read.time());
        weights[at] = Math.max(weights[at], read.weight());
    }

    /** Of all distinct targets that are remembered. */
    int weight() {
        return Arrays.stream(weights).sum();
    }

    /** Epoch milliseconds at which the first of them was last asked for. */
    long earliest() {
        return Arrays.stream(times).min().orElseThrow();
    }

    /** Whether any of them was refused. */
    boolean refused() {
        return Arrays.stream(weights).anyMatch(weight -> weight == Taking.REFUSED);
    }

    int distinct() {
        return targets.length;
    }

    /** Ids of the calls that count, by time, each once. */
    List<String> events() {
        return IntStream.range(0, targets.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> times[at]).thenComparing(at -> events[at]))
                .map(at -> events[at])
                .distinct()
                .toList();
    }

    private int indexOf(long target) {
        for (int at = 0; at < targets.length; at++) {
            if (targets[at] == target) {
                return at;
            }
        }
        return -1;
    }

    private void forgetBefore(long since) {
        int kept = 0;
        for (int at = 0; at < targets.length; at++) {
            if (times[at] >= since) {
                targets[kept] = targets[at];
                times[kept] = times[at];
                weights[kept] = weights[at];
                events[kept] = events[at];
                kept++;
            }
        }
        resize(kept);
    }

    private void resize(int length) {
        targets = Arrays.copyOf(targets, length);
        times = Arrays.copyOf(times, length);
        weights = Arrays.copyOf(weights, length);
        events = Arrays.copyOf(events, length);
    }

    SecretReads copy() {
        var copy = new SecretReads();
        copy.targets = targets.clone();
        copy.times = times.clone();
        copy.weights = weights.clone();
        copy.events = events.clone();
        copy.day = day;
        copy.mostToday = mostToday;
        copy.usual = usual;
        copy.first = first;
        copy.reportedUntil = reportedUntil;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(targets.length);
        for (int at = 0; at < targets.length; at++) {
            out.writeLong(targets[at]);
            out.writeLong(times[at]);
            out.writeByte(weights[at]);
            out.writeUTF(events[at]);
        }
        out.writeShort(day);
        out.writeShort(mostToday);
        out.writeDouble(usual);
        out.writeLong(first);
        out.writeLong(reportedUntil);
    }

    static SecretReads read(DataInputView in) throws IOException {
        var harvest = new SecretReads();
        harvest.resize(in.readUnsignedByte());
        for (int at = 0; at < harvest.targets.length; at++) {
            harvest.targets[at] = in.readLong();
            harvest.times[at] = in.readLong();
            harvest.weights[at] = in.readUnsignedByte();
            harvest.events[at] = in.readUTF();
        }
        harvest.day = in.readUnsignedShort();
        harvest.mostToday = in.readUnsignedShort();
        harvest.usual = in.readDouble();
        harvest.first = in.readLong();
        harvest.reportedUntil = in.readLong();
        return harvest;
    }
}
