package io.vigil.jobs.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A month of what logs deliver: busy ones, ones that sleep at night and at weekends, and one that hardly says anything; CloudTrail with digests. */
final class Month {
    static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    static final int MINUTES = 30 * 24 * 60;
    static final int FILE = 5;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    /** Who delivers, and how much: events a minute by day and by night, and a part of that at weekends. */
    record Source(String log, String account, String region, double day, double night, double weekend) {
        private double rate(int minute) {
            int hour = minute / 60 % 24;
            boolean free = minute / 1440 % 7 >= 5;
            return (hour >= 7 && hour < 19 ? day : night) * (free ? weekend : 1);
        }
    }

    static final Source BUSY_TRAIL = new Source("cloudtrail", "111122223333", "eu-west-1", 30, 15, 0.8);
    static final Source BUSY_FLOWS = new Source("vpc-flow", "111122223333", "eu-west-1", 200, 100, 1);

    static final List<Source> SOURCES = List.of(
            BUSY_TRAIL,
            new Source("cloudtrail", "111122223333", "us-east-1", 6, 0.3, 0.1),
            new Source("cloudtrail", "444455556666", "ap-southeast-2", 0.02, 0.001, 0),
            BUSY_FLOWS,
            new Source("vpc-flow", "444455556666", "us-east-1", 5, 5, 1),
            new Source("dns", "111122223333", "eu-west-1", 20, 2, 0.2));

    private final Random random;
    private final List<DeliveryNote> notes = new ArrayList<>();
    /** Of CloudTrail. */
    final Set<String> lostFiles = new TreeSet<>();
    /** Beginnings of the files that {@link #BUSY_FLOWS} lost, in minutes of the month. */
    final List<Integer> lostFlows = new ArrayList<>();

    private long number;

    Month(long seed) {
        random = new Random(seed);
    }

    /**
     * @param lost the part of all files that never comes; without digests, once the rhythm is known: what is lost before is taken for it
     * @param stopsAt minute at which {@link #BUSY_TRAIL}'s region stops
     */
    List<DeliveryNote> deliver(double lost, int stopsAt) {
        for (Source source : SOURCES) {
            int until = source.region().equals(BUSY_TRAIL.region()) ? stopsAt : MINUTES;
            deliver(source, lost, until);
        }
        notes.sort(new ByArrival());
        return notes;
    }

    private void deliver(Source source, double lost, int until) {
        var listed = new ArrayList<String>();
        int known = source.log().equals("cloudtrail") ? 0 : Rhythm.LEARNING_DAYS * 24 * 60;
        for (int begin = 0; begin < until; begin += FILE) {
            List<DeliveryNote> file = events(source, begin, Math.min(begin + FILE, until));
            String name = name(source, begin + FILE);
            if (!file.isEmpty()) {
                listed.add(name);
                deliver(source, begin, file, name, random.nextDouble() < lost && begin >= known);
            }
            if ((begin + FILE) % 60 == 0 && source.log().equals("cloudtrail")) {
                notes.add(files(source, begin + FILE - 60, begin + FILE, listed.toArray(String[]::new)));
                listed.clear();
            }
        }
    }

    private void deliver(Source source, int begin, List<DeliveryNote> file, String name, boolean lost) {
        if (!lost) {
            notes.addAll(file);
        }
        if (source.log().equals("cloudtrail")) {
            if (lost) {
                lostFiles.add(name);
            } else {
                notes.add(files(source, begin + FILE, begin + FILE, new String[] {name}));
            }
        } else if (lost && source.equals(BUSY_FLOWS)) {
            lostFlows.add(begin);
        }
    }

    private List<DeliveryNote> events(Source source, int begin, int end) {
        var minutes = new ArrayList<DeliveryNote>();
        for (int minute = begin; minute < end; minute++) {
            double rate = source.rate(minute);
            if (random.nextDouble() >= Math.exp(-rate)) {
                long records = Math.max(1, Math.round(rate));
                minutes.add(note(source, minute, time(minute) + random.nextInt(60_000), records));
            }
        }
        return minutes;
    }

    private DeliveryNote note(Source of, int minute, long latest, long records) {
        return new DeliveryNote(
                of.log(),
                of.account(),
                of.region(),
                time(minute) / 60_000,
                latest,
                records,
                0,
                0,
                DeliveryNote.NO_FILES,
                false,
                0,
                number++);
    }

    /** Of a digest when the minutes differ, else of a file. */
    private DeliveryNote files(Source of, int from, int until, String[] files) {
        boolean listed = from < until;
        return new DeliveryNote(
                of.log(),
                of.account(),
                of.region(),
                time(from) / 60_000,
                time(until),
                0,
                0,
                0,
                files,
                listed,
                0,
                number++);
    }

    static long time(int minute) {
        return BEGIN.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private String name(Source of, int minute) {
        return of.account() + "_CloudTrail_" + of.region() + "_" + NAME.format(Instant.ofEpochMilli(time(minute))) + "_"
                + number + ".json.gz";
    }

    /** Digests come an hour after their hour, all else as it happens. */
    private static final class ByArrival implements Comparator<DeliveryNote> {
        @Override
        public int compare(DeliveryNote one, DeliveryNote other) {
            return Long.compare(arrival(one), arrival(other));
        }
    }

    static long arrival(DeliveryNote note) {
        return note.latest() + (note.listed() ? Duration.ofHours(1).toMillis() : 0);
    }
}
