package io.vigil.models.dnsexfiltration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What one host has sent to the owner of one domain: bytes of names that were new, faded by an hour's and by a day's half-life. Which names are new
 * is known from a sketch of all of them: each adds by how much the sketch's count grows, so that a name asked for again adds nothing, however many there
 * are, and the expected sum is right.
 */
final class Sent {
    private static final double HOUR = 3_600_000;
    private static final double DAY = 24 * HOUR;
    /** Registers, as a power of two: 8 % off, in 110 bytes; at most eight names are kept as they are. */
    private static final int REGISTERS = 7;

    /** Of what is asked of a list. */
    static final float OF_LIST = 0.1f;

    private static final int EVENTS = 8;
    private static final int EXAMPLES = 3;
    private static final int LONGEST_NAME = 80;
    /** Below this many bytes in a day nothing is kept to show. */
    private static final double WORTH_SHOWING = 200;

    final long domain;
    private final HllSketch names;
    /** As exact as they are stored, as all that is remembered: a restore changes no verdict. */
    private float hour;

    private float day;
    private long time;
    private long since;
    private long reportedAt;
    private boolean announced;
    private Listing listing = Listing.UNKNOWN;
    private final List<String> examples = new ArrayList<>(0);
    private final List<String> eventIds = new ArrayList<>(0);

    Sent(long domain, long since) {
        this(domain, since, new HllSketch(REGISTERS));
    }

    private Sent(long domain, long since, HllSketch names) {
        this.domain = domain;
        this.since = since;
        this.time = since;
        this.names = names;
    }

    /** Whether this was said, or would count as if it had been, and the answer is no news of the domain. */
    boolean hasHeard(long said, Listing answer) {
        if (listing.after(answer) != listing) {
            return false;
        }
        HllSketch with = names.copy();
        with.update(said);
        return with.getEstimate() <= names.getEstimate();
    }

    /**
     * Takes in what the host said.
     *
     * @param said hash of it
     * @param bytes of it, when nobody said it before
     */
    void add(long said, double bytes, long now) {
        double before = names.getEstimate();
        names.update(said);
        double grown = Math.max(0, names.getEstimate() - before);
        hour = (float) (hour * fading(now, HOUR) + grown * bytes);
        day = (float) (day * fading(now, DAY) + grown * bytes);
        time = Math.max(time, now);
    }

    private double fading(long now, double halfLife) {
        return Math.pow(2, -Math.max(0, now - time) / halfLife);
    }

    /** Takes in how the domain answers. What was sent before it was known as a list counts as little as what follows. */
    void hear(Listing answer) {
        boolean before = isList();
        listing = listing.after(answer);
        if (isList() && !before) {
            hour *= OF_LIST;
            day *= OF_LIST;
        }
    }

    /** Whether the domain answers as blocklists do, and nothing else. */
    boolean isList() {
        return listing == Listing.LIST;
    }

    /** Keeps the query as evidence, the latest ones. */
    void keep(String name, String eventId) {
        if (day >= WORTH_SHOWING) {
            push(examples, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME), EXAMPLES);
            push(eventIds, eventId, EVENTS);
        }
    }

    private static void push(List<String> list, String value, int most) {
        if (list.size() == most) {
            list.remove(0);
        }
        list.add(value);
    }

    /** Bytes lately; half of what was sent an hour ago. */
    double hour() {
        return hour;
    }

    /** Bytes of late; half of what was sent a day ago. */
    double day() {
        return day;
    }

    /** Of the day's bytes, what is left of them at another moment. */
    double day(long now) {
        return day * fading(now, DAY);
    }

    /** Distinct names so far, estimated. */
    double distinct() {
        return names.getEstimate();
    }

    long since() {
        return since;
    }

    long reportedAt() {
        return reportedAt;
    }

    void reported(long now) {
        reportedAt = now;
    }

    /** Whether the account knows that the host sends something there. */
    boolean isAnnounced() {
        return announced;
    }

    void announce() {
        announced = true;
    }

    List<String> examples() {
        return examples;
    }

    List<String> eventIds() {
        return eventIds;
    }

    Sent copy() {
        var copy = new Sent(domain, since, names.copy());
        copy.hour = hour;
        copy.day = day;
        copy.time = time;
        copy.reportedAt = reportedAt;
        copy.announced = announced;
        copy.listing = listing;
        copy.examples.addAll(examples);
        copy.eventIds.addAll(eventIds);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(domain);
        out.writeLong(since);
        byte[] sketch = names.toCompactByteArray();
        out.writeShort(sketch.length);
        out.write(sketch);
        out.writeFloat(hour);
        out.writeFloat(day);
        out.writeLong(time);
        out.writeLong(reportedAt);
        out.writeByte((announced ? 1 : 0) | listing.ordinal() << 1);
        write(examples, out);
        write(eventIds, out);
    }

    private static void write(List<String> texts, DataOutputView out) throws IOException {
        out.writeByte(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static Sent read(DataInputView in) throws IOException {
        long domain = in.readLong();
        long since = in.readLong();
        byte[] sketch = new byte[in.readUnsignedShort()];
        in.readFully(sketch);
        var sent = new Sent(domain, since, HllSketch.heapify(Memory.wrap(sketch)));
        sent.hour = in.readFloat();
        sent.day = in.readFloat();
        sent.time = in.readLong();
        sent.reportedAt = in.readLong();
        int flags = in.readByte();
        sent.announced = (flags & 1) != 0;
        sent.listing = Listing.at(flags >>> 1);
        read(sent.examples, in);
        read(sent.eventIds, in);
        return sent;
    }

    private static void read(List<String> texts, DataInputView in) throws IOException {
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            texts.add(in.readUTF());
        }
    }
}
