package io.vigil.sources.framing;

import io.vigil.sources.gzip.DamagedInput;
import io.vigil.sources.gzip.PlainStream;
import io.vigil.sources.json.Slice;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The part of the input that is held: from the record at hand to the last byte read. A filled array is never written again, because events
 * keep pointing into it; each refill moves the rest to a new one.
 */
final class InputBuffer {
    /** No single object may be longer; a CloudWatch Logs envelope unpacked is the longest that is real. */
    static final int LONGEST = 16 << 20;

    private static final int SMALLEST = 4 << 10;
    private static final int USUAL = 256 << 10;

    private final PlainStream in;
    private final Consumer<DamagedInput> damages;
    private byte[] bytes = new byte[0];
    private int at;
    private int limit;
    private boolean ended;

    InputBuffer(PlainStream in, Consumer<DamagedInput> damages) {
        this.in = in;
        this.damages = damages;
        Slice held = in.held(LONGEST);
        if (held != null) {
            bytes = held.bytes();
            at = held.from();
            limit = held.to();
            ended = true;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Offset of the first byte that is not consumed. */
    int at() {
        return at;
    }

    /** Offset behind the last byte read. */
    int limit() {
        return limit;
    }

    void moveTo(int offset) {
        at = offset;
    }

    /** The byte at hand; the caller knows that there is one. */
    byte now() {
        return bytes[at];
    }

    /** The input has no more than is held. */
    boolean ended() {
        return ended;
    }

    /** Reads on, keeping what is not consumed; false at the end of the input, or when the longest object is held already. */
    boolean more() throws IOException {
        int held = limit - at;
        if (ended || held >= LONGEST) {
            return false;
        }
        // Twice what is held: a long record is rescanned a few times, not once per refill.
        byte[] next = new byte[Math.max(2 * held, Math.min(USUAL, expected(held)))];
        System.arraycopy(bytes, at, next, 0, held);
        bytes = next;
        at = 0;
        limit = held;
        while (limit < bytes.length && !ended) {
            read();
        }
        return limit > held;
    }

    /** All that the input has at hand, and one more to see its end: a small input, such as a record of a stream, takes no more than it needs. */
    private int expected(int held) throws IOException {
        int atHand = Math.min(USUAL, in.available());
        return Math.max(Math.max(SMALLEST, 2 * bytes.length), held + atHand + 1);
    }

    private void read() throws IOException {
        try {
            int read = in.read(bytes, limit, bytes.length - limit);
            limit += Math.max(0, read);
            ended = read < 0;
        } catch (DamagedInput damage) {
            damages.accept(damage);
        }
    }
}
