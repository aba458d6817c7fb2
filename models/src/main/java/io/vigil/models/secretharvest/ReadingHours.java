package io.vigil.models.secretharvest;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What one principal took, which requests it made lately, and what of it is in doubt: some hundred bytes, 20 KB at most. */
@TypeInfo(StateTypeFactory.class)
public final class ReadingHours {
    private static final StateCodec<Signal> SIGNAL = StateCodec.of(Signal.class);
    static final StateCodec<ReadingHours> CODEC = StateCodec.of(
                    2, ReadingHours::write, (DataInputView in) -> read(in, SIGNAL::read))
            .since(1, in -> read(in, ReadingHours::passDoubt))
            .copying(ReadingHours::copy);

    private static final int MOST = 96;
    /** Who has not asked for something for so long has not asked before. */
    private static final long FORGOTTEN = 3 * 3_600_000L;

    private final SecretReads[] harvests = {new SecretReads(), new SecretReads(), new SecretReads()};
    private final NewTakings[] news = {new NewTakings(), new NewTakings(), new NewTakings()};

    /** Too many secrets for somebody unknown, which a program that reads the same again and again may have read just as well. */
    @Nullable
    Signal doubt;

    private long[] requests = new long[0];
    /** Epoch milliseconds, by request: the first time and the latest. */
    private long[] firsts = new long[0];

    private long[] lasts = new long[0];

    SecretReads of(Kind kind) {
        return harvests[kind.code];
    }

    NewTakings newOf(Kind kind) {
        return news[kind.code];
    }

    /** While something is in doubt, what was asked for by then keeps its place. */
    void see(long request, long time) {
        int at = indexOf(request);
        if (at < 0) {
            at = requests.length < MOST ? requests.length : stalest();
            if (at < 0) {
                return;
            }
            resize(Math.max(requests.length, at + 1));
            requests[at] = request;
            firsts[at] = time;
            lasts[at] = time;
        } else if (time - lasts[at] > FORGOTTEN) {
            firsts[at] = time;
        }
        lasts[at] = Math.max(time, lasts[at]);
    }

    /** The share of the requests made before a moment that were made once more after it, so much later at least. */
    double again(long moment, long later) {
        int before = 0;
        int again = 0;
        for (int at = 0; at < requests.length; at++) {
            before += firsts[at] <= moment ? 1 : 0;
            again += firsts[at] <= moment && lasts[at] > moment && lasts[at] - firsts[at] >= later ? 1 : 0;
        }
        return before == 0 ? 0 : (double) again / before;
    }

    private int indexOf(long request) {
        for (int at = 0; at < requests.length; at++) {
            if (requests[at] == request) {
                return at;
            }
        }
        return -1;
    }

    /** -1 when each is needed. */
    private int stalest() {
        int stalest = -1;
        for (int at = 0; at < requests.length; at++) {
            boolean needed = doubt != null && firsts[at] <= doubt.time();
            if (!needed && (stalest < 0 || lasts[at] < lasts[stalest])) {
                stalest = at;
            }
        }
        return stalest;
    }

    private void resize(int length) {
        requests = Arrays.copyOf(requests, length);
        firsts = Arrays.copyOf(firsts, length);
        lasts = Arrays.copyOf(lasts, length);
    }

    ReadingHours copy() {
        var copy = new ReadingHours();
        for (Kind kind : Kind.values()) {
            copy.harvests[kind.code] = harvests[kind.code].copy();
            copy.news[kind.code] = news[kind.code].copy();
        }
        copy.doubt = doubt;
        copy.requests = requests.clone();
        copy.firsts = firsts.clone();
        copy.lasts = lasts.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        for (Kind kind : Kind.values()) {
            harvests[kind.code].write(out);
            news[kind.code].write(out);
        }
        out.writeBoolean(doubt != null);
        if (doubt != null) {
            SIGNAL.write(doubt, out);
        }
        out.writeByte(requests.length);
        for (int at = 0; at < requests.length; at++) {
            out.writeLong(requests[at]);
            out.writeLong(firsts[at]);
            out.writeLong(lasts[at]);
        }
    }

    private static ReadingHours read(DataInputView in, StateCodec.Reader<@Nullable Signal> doubts) throws IOException {
        var hours = new ReadingHours();
        for (Kind kind : Kind.values()) {
            hours.harvests[kind.code] = SecretReads.read(in);
            hours.news[kind.code] = NewTakings.read(in);
        }
        hours.doubt = in.readBoolean() ? doubts.read(in) : null;
        hours.resize(in.readUnsignedByte());
        for (int at = 0; at < hours.requests.length; at++) {
            hours.requests[at] = in.readLong();
            hours.firsts[at] = in.readLong();
            hours.lasts[at] = in.readLong();
        }
        return hours;
    }

    /** A doubt in its first form says not enough to be reported. */
    private static @Nullable Signal passDoubt(DataInputView in) throws IOException {
        in.readUTF();
        in.skipBytesToRead(2 * Long.BYTES + 2 * Integer.BYTES);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            in.readUTF();
        }
        return null;
    }
}
