package io.vigil.jobs.ledger;

import io.vigil.events.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which files CloudTrail delivered, as its digests list them, and which were read. A stored record, at most 150 KB, usually some hundred bytes.
 *
 * @param since epoch milliseconds at which the first file that was read had been delivered; what earlier digests list was never to be read. 0 before
 * @param read hashes of the names of files, the latest last
 * @param awaited names of files that are listed, and not read
 * @param due epoch milliseconds at which each of these is given up
 */
public record FileLedger(long since, long[] read, String[] awaited, long[] due) {
    static final FileLedger NONE = new FileLedger(0, new long[0], new String[0], new long[0]);

    /** More than eight hours of the busiest region. */
    static final int MOST_READ = 4096;

    private static final int MOST_AWAITED = 1024;

    FileLedger withRead(String[] files, long delivered) {
        FileLedger next = this;
        for (String file : files) {
            next = next.withRead(file, delivered);
        }
        return next;
    }

    private FileLedger withRead(String file, long delivered) {
        int kept = Math.min(read.length, MOST_READ - 1);
        long[] known = Arrays.copyOfRange(read, read.length - kept, read.length + 1);
        known[kept] = Hash.of(file);
        var next = new FileLedger(since == 0 ? delivered : since, known, awaited, due);
        int at = List.of(awaited).indexOf(file);
        return at < 0 ? next : next.without(at);
    }

    /** @param from epoch milliseconds at which the digest's hour began */
    FileLedger withListed(String[] files, long from, long givenUpAt) {
        if (since == 0 || from < since) {
            return this;
        }
        var names = new ArrayList<>(List.of(awaited));
        for (String file : files) {
            if (!isRead(file) && !names.contains(file) && names.size() < MOST_AWAITED) {
                names.add(file);
            }
        }
        long[] times = Arrays.copyOf(due, names.size());
        Arrays.fill(times, due.length, times.length, givenUpAt);
        return new FileLedger(since, read, names.toArray(String[]::new), times);
    }

    private boolean isRead(String file) {
        long name = Hash.of(file);
        return Arrays.stream(read).anyMatch(known -> known == name);
    }

    /** Those that are to be given up by now. */
    List<String> missing(long now) {
        var names = new ArrayList<String>();
        for (int at = 0; at < awaited.length; at++) {
            if (due[at] <= now) {
                names.add(awaited[at]);
            }
        }
        return names;
    }

    FileLedger withoutMissing(long now) {
        FileLedger next = this;
        for (int at = awaited.length - 1; at >= 0; at--) {
            next = due[at] <= now ? next.without(at) : next;
        }
        return next;
    }

    private FileLedger without(int at) {
        var names = new ArrayList<>(List.of(awaited));
        names.remove(at);
        long[] times = new long[due.length - 1];
        System.arraycopy(due, 0, times, 0, at);
        System.arraycopy(due, at + 1, times, at, times.length - at);
        return new FileLedger(since, read, names.toArray(String[]::new), times);
    }
}
