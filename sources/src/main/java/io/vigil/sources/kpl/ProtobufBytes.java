package io.vigil.sources.kpl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the wire form of Protocol Buffers, as far as it is used here (Protocol Buffers, encoding). */
final class ProtobufBytes {
    private final byte[] message;
    private int at;

    ProtobufBytes(byte[] message) {
        this.message = message;
    }

    boolean hasMore() {
        return at < message.length;
    }

    /** Negative when there is none. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1 && at < message.length; shift += 7) {
            byte next = message[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return -1;
    }

    /** Null when fewer are there than their length states. */
    byte @Nullable [] bytes() {
        long length = varint();
        if (length < 0 || length > message.length - at) {
            return null;
        }
        int from = at;
        at += (int) length;
        return Arrays.copyOfRange(message, from, at);
    }
}
