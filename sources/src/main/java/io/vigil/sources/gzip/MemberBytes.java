package io.vigil.sources.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The framing around compressed data: headers and trailers of gzip members, byte by byte (RFC 1952, section 2.3). */
final class MemberBytes {
    private static final int MAGIC = 0x1f8b08;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 15];
    private int at;
    private int end;

    MemberBytes(InputStream in) {
        this.in = in;
    }

    /** Skips the zeros that may stand between members; false at the end of the input. */
    boolean skipPadding() throws IOException {
        int value = next();
        while (value == 0) {
            value = next();
        }
        at -= value < 0 ? 0 : 1;
        return value >= 0;
    }

    boolean readMagic() throws IOException {
        return (next() << 16 | next() << 8 | next()) == MAGIC;
    }

    /** Skips to behind the next magic number; false at the end of the input. */
    boolean seekMagic() throws IOException {
        int last = 0;
        for (int value = next(); value >= 0; value = next()) {
            last = (last << 8 | value) & 0xff_ffff;
            if (last == MAGIC) {
                return true;
            }
        }
        return false;
    }

    /** Skips what follows the magic number; false when that is no header. */
    boolean skipHeader() throws IOException {
        int flags = next();
        if (flags < 0 || flags > 31) {
            return false;
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
        return true;
    }

    private void skip(int count) throws IOException {
        for (int done = 0; done < count; done++) {
            next();
        }
    }

    private void skipText(boolean present) throws IOException {
        int value = present ? next() : 0;
        while (value > 0) {
            value = next();
        }
    }

    /** Four bytes, least significant first; negative when the input ends before. */
    long readInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) next() << shift;
        }
        return value;
    }

    /** Gives the next stretch of compressed data; false at the end of the input. */
    boolean feed(Inflater inflater) throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
        return true;
    }

    /** So many of the bytes fed were not used. */
    void giveBack(int count) {
        at = end - count;
    }

    private int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    void close() throws IOException {
        in.close();
    }
}
