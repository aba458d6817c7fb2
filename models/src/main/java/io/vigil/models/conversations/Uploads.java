package io.vigil.models.conversations;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a machine sends to which networks of the internet: the {@link #MOST} that matter most, 1 KB, and the most that it ever sent to a network
 * on the first day it met it. Stores in the cloud answer from another network now and then: a backup to a new one is no news.
 */
public final class Uploads {
    private static final int MOST = 24;
    /** How far days differ before anything is known: one doubling, held as firmly as five days. */
    private static final double PRIOR_SPREAD = 1;

    private static final double PRIOR_DAYS = 5;
    /** However steady the days were. */
    private static final double LEAST_SPREAD = 0.5;

    /** Before anything is known: one machine in a hundred begins to upload somewhere on a day. */
    private static final double PRIOR_NEW = 0.05;

    private static final double KEPT = 0.97;
    private static final int LEARNING = 7;
    private static final double GROWTH = 1;
    private static final double FADING = 0.02;

    private Upload[] uploads = {};
    /** All networks that are new on a day, as if they were one. */
    private Upload together = new Upload(0);
    /** When uploads go out, for machines that are watched by the hour. */
    private UsualHours hours = new UsualHours();

    private Roaming roaming = new Roaming();
    /** Days since 1970 of the first and of the present day. */
    private int first;

    private int day;
    /** Doublings of the most that a network got on its first day. */
    private float newcomers;
    /** Mean distance of a known network's day from its highest, in doublings. */
    private float spread = (float) PRIOR_SPREAD;

    private int taught;
    /** Networks to which the machine has taken up to upload; a day keeps {@link #KEPT} of it. */
    private float adopted;

    /** Days before the present one. */
    public int days() {
        return day - first;
    }

    public void enter(int now) {
        if (day == 0) {
            first = now;
            day = now;
        }
        if (now > day) {
            roaming.turn();
            learn(now);
            day = now;
        }
    }

    private void learn(int now) {
        double most = 0;
        for (Upload upload : uploads) {
            if (upload.isNew()) {
                most = Math.max(most, upload.doublings());
            } else if (upload.sent > 0) {
                double apart = Math.abs(upload.doublings() - upload.highest());
                taught = Math.min(taught + 1, Byte.MAX_VALUE);
                spread += (float) ((Math.min(apart, 2) - spread) / (Math.min(taught, 30) + PRIOR_DAYS));
            }
        }
        meetNewcomers(most);
        adopted *= (float) KEPT;
        for (Upload upload : uploads) {
            adopted += isOver(upload.trickle) ? 1 : 0;
            upload.turn(day, spread(), wasInstead(upload));
        }
        together.turn(day, spread(), false);
        if (days() < LEARNING && now - first >= LEARNING) {
            meetNewcomers(mostOfOnce());
        }
    }

    /**
     * On the first day all networks are new because nobody looked before. In the first week, in which nothing is judged, new ones teach in full; later a
     * doubling a day at most.
     */
    private void meetNewcomers(double most) {
        boolean free = days() < LEARNING;
        double grown = free ? most : Math.min(most, newcomers + GROWTH);
        newcomers = (float) Math.max(newcomers - FADING, days() == 0 ? 0 : grown);
    }

    /** The most that a network got which got something on one day of the first week only: of these a machine meets others on other days. */
    private double mostOfOnce() {
        double most = 0;
        for (Upload upload : uploads) {
            most = upload.isOfOneDay() ? Math.max(most, upload.highest()) : most;
        }
        return most;
    }

    /** Whether the network, once new, is so no more from today. */
    private boolean isOver(Trickle trickle) {
        return trickle.days() >= Upload.KNOWN && isLate(trickle) && day - trickle.since() == Trickle.FRESH;
    }

    /** What a machine uploads to from its first week on is what it is there for. */
    private boolean isLate(Trickle trickle) {
        return trickle.since() - first >= LEARNING;
    }

    /** Whether the network is one that the machine took up to upload to lately, on several days. */
    public boolean isAdopted(Upload upload) {
        Trickle trickle = upload.trickle;
        return trickle.days() + 1 >= Upload.KNOWN && isTakenUp(trickle);
    }

    /** Whether the machine began lately to upload there, today perhaps. */
    private boolean isTakenUp(Trickle trickle) {
        int since = trickle.since() == 0 ? day : trickle.since();
        return since - first >= LEARNING && day - since < Trickle.FRESH;
    }

    /** How many networks to expect of a day to which the machine takes up to upload. */
    public double newcomers() {
        return (PRIOR_NEW + adopted) / (PRIOR_DAYS + days());
    }

    /** How far days differ, in doublings. */
    public double spread() {
        return Math.max(spread, LEAST_SPREAD);
    }

    /** What is sent to this network today; the one that matters least makes room. */
    public Upload of(long network) {
        int least = 0;
        for (int at = 0; at < uploads.length; at++) {
            if (uploads[at].network == network) {
                return uploads[at];
            }
            least = uploads[at].weight() < uploads[least].weight() ? at : least;
        }
        if (uploads.length < MOST) {
            least = uploads.length;
            uploads = Arrays.copyOf(uploads, least + 1);
        }
        uploads[least] = new Upload(network);
        return uploads[least];
    }

    /** What is sent today to all networks together that are new, as all are on the first day: one place may have many addresses. */
    public Upload ofNewcomers() {
        return together;
    }

    /** What goes to places that are new today was reported together: none of them is a slow upload besides. */
    public void reportNewcomers() {
        for (Upload upload : uploads) {
            if (upload.isNew() && upload.trickle.total(upload) > 0) {
                upload.trickle.report();
            }
        }
    }

    /**
     * Takes in when an upload went out. What goes to a place that was taken up lately makes no hour usual, unless it takes another one's place: else a theft
     * would be its own excuse.
     */
    public void pass(Upload upload, double bytes, long time) {
        hours.add(bytes, time);
        if (!isTakenUp(upload.trickle) || isInstead(upload)) {
            hours.learn(bytes);
        }
    }

    public UsualHours hours() {
        return hours;
    }

    /** With how many networks it deals. */
    public Roaming roaming() {
        return roaming;
    }

    /** Goes on with what was stored beside. */
    public void follow(Roaming stored) {
        roaming = stored;
    }

    /** Goes on with hours that were stored beside. */
    public void follow(UsualHours stored) {
        hours = stored;
    }

    /** Whether a place gets hardly more than what other places usually get by this hour and did not get today: it takes the place of one of these. */
    public boolean isInstead(Upload upload) {
        return upload.doublings() <= instead(upload) + GROWTH;
    }

    /** The same of a day that is over: by then it is known whether the other places got theirs after all. */
    private boolean wasInstead(Upload upload) {
        return upload.doublings() <= Upload.doublings(hours.missingOn(day, upload.sent)) + GROWTH;
    }

    private double instead(Upload upload) {
        return Upload.doublings(hours.missing(upload.sent));
    }

    /** Doublings of what is usual at most: for the network if it is known, for a new one otherwise. */
    public double most(Upload upload) {
        return upload.isKnown() ? upload.highest() : Math.max(Math.max(upload.highest(), newcomers), instead(upload));
    }

    /**
     * Probability that an innocent day goes so far beyond: that it sets a record at all, one in as many days as are known, times that the record is
     * this high, which falls exponentially with the doublings.
     */
    public double probability(Upload upload) {
        double beyond = upload.doublings() - most(upload);
        return beyond <= 0 ? 1 : Math.exp(-beyond / spread()) / (days() + 1);
    }

    /**
     * How many networks got as much on a day before, or are met by a machine that meets many, at least 1: who sends to thirty customers has thirty chances a day that one goes beyond.
     *
     * @param floor bytes of a day that are worth reporting
     */
    public double chances(double floor) {
        int count = 0;
        for (Upload upload : uploads) {
            count += upload.highest() >= Upload.doublings(floor) ? 1 : 0;
        }
        return Math.max(count, roaming.chances());
    }

    public Uploads copy() {
        var copy = new Uploads();
        copy.uploads = Arrays.stream(uploads).map(Upload::copy).toArray(Upload[]::new);
        copy.together = together.copy();
        copy.hours = hours.copy();
        copy.roaming = roaming.copy();
        copy.first = first;
        copy.day = day;
        copy.newcomers = newcomers;
        copy.spread = spread;
        copy.taught = taught;
        copy.adopted = adopted;
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeByte(uploads.length);
        for (Upload upload : uploads) {
            upload.write(out);
        }
        together.write(out);
        out.writeInt(first);
        out.writeInt(day);
        out.writeFloat(newcomers);
        out.writeFloat(spread);
        out.writeByte(taught);
        out.writeFloat(adopted);
    }

    public static Uploads read(DataInputView in) throws IOException {
        var read = new Uploads();
        read.uploads = new Upload[in.readUnsignedByte()];
        for (int at = 0; at < read.uploads.length; at++) {
            read.uploads[at] = Upload.read(in);
        }
        read.together = Upload.read(in);
        read.first = in.readInt();
        read.day = in.readInt();
        read.newcomers = in.readFloat();
        read.spread = in.readFloat();
        read.taught = in.readByte();
        read.adopted = in.readFloat();
        return read;
    }
}
