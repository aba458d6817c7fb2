package io.vigil.models.anomalousbehavior;

import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Tactic;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How a principal looked around lately where it usually does not, of which no call may be odd enough alone: the sum of the surprises that exceed what a new call
 * of a known service costs, of each service the largest, half after half an hour. Who begins with one service asks it many
 * things at once; who looks around in found credentials asks many services, and then takes. A program's new release uses new services, too, but has no
 * need to list what they hold: what is not a question counts only after questions to {@link #FEW} services. A person has forgotten by the afternoon what
 * the morning was for; a program does the same things all day, so that what it asks without a rest of hours belongs together, however slowly: what one run of a job asks, and not the next. Never changed.
 *
 * @param minute epoch minute of the latest such call
 * @param services hashes of services, each with its excess in {@code excess}
 * @param eventIds of the calls, one for each service
 */
record Spree(int minute, long[] services, float[] excess, String[] eventIds) {
    static final Spree NONE = new Spree(0, new long[0], new float[0], new String[0]);

    /** A principal meets about one such new call in 300 days' worth: log10. */
    private static final double EXPECTED = 2.5;

    private static final int FEW = 2;
    private static final int MOST = 12;
    private static final int HALF_LIFE = 30;
    private static final int HALF_LIFE_OF_PROGRAMS = 8 * 60;
    /** Minutes without more of it after which it is over. */
    private static final int OVER = 3 * 60;
    /** The same of programs: shorter than from one run of a job to the next, of which there may be four a day. */
    private static final int OVER_OF_PROGRAMS = 5 * 60;

    private static final int MINUTE = 60_000;

    /** With one more call, by a person or a program. */
    Spree with(Api api, double act, FirstSeen call, boolean person) {
        int now = (int) (call.time() / MINUTE);
        float more = (float) Math.max(0, act - EXPECTED);
        Spree left = now - minute > (person ? OVER : OVER_OF_PROGRAMS) ? NONE : this;
        if (more == 0 || api.tactic() != Tactic.DISCOVERY && left.services.length < FEW) {
            return left;
        }
        int at = left.find(api.service());
        if (at < 0 && left.services.length == MOST) {
            return left;
        }
        int size = at < 0 ? left.services.length + 1 : left.services.length;
        int place = at < 0 ? size - 1 : at;
        float[] kept = Arrays.copyOf(left.excess, size);
        double faded = left.faded(now, person);
        for (int each = 0; each < left.excess.length; each++) {
            kept[each] *= (float) faded;
        }
        kept[place] = Math.max(kept[place], more);
        long[] names = Arrays.copyOf(left.services, size);
        names[place] = api.service();
        String[] ids = Arrays.copyOf(left.eventIds, size);
        ids[place] = call.id();
        return new Spree(Math.max(now, left.minute), names, kept, ids);
    }

    private double faded(int now, boolean person) {
        return Math.pow(2, -Math.max(0, now - minute) / (double) halfLife(person));
    }

    private static int halfLife(boolean person) {
        return person ? HALF_LIFE : HALF_LIFE_OF_PROGRAMS;
    }

    private int find(long service) {
        for (int at = 0; at < services.length; at++) {
            if (services[at] == service) {
                return at;
            }
        }
        return -1;
    }

    /** Of the services together, as much as is left by then. */
    double sum(long time, boolean person) {
        double sum = 0;
        for (float each : excess) {
            sum += each;
        }
        return sum * faded((int) (time / MINUTE), person);
    }

    Stream<String> events() {
        return Arrays.stream(eventIds);
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(minute);
        out.writeByte(services.length);
        for (int at = 0; at < services.length; at++) {
            out.writeLong(services[at]);
            out.writeFloat(excess[at]);
            out.writeUTF(eventIds[at]);
        }
    }

    static Spree read(DataInputView in) throws IOException {
        int minute = in.readInt();
        int size = in.readUnsignedByte();
        var read = new Spree(minute, new long[size], new float[size], new String[size]);
        for (int at = 0; at < size; at++) {
            read.services[at] = in.readLong();
            read.excess[at] = in.readFloat();
            read.eventIds[at] = in.readUTF();
        }
        return read;
    }
}
