package io.vigil.sources.gzip;

import io.vigil.events.Rejected.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Opens gzip members one after the other (RFC 1952). {@link java.util.zip.GZIPInputStream} will not do: it ends silently at a broken second
 * member, and Firehose files are thousands of members, of which one broken must not lose the rest.
 */
final class GunzipStream extends InputStream {
    /** Real logs shrink 8 to 40 times; deflate can reach 1032. */
    static final int MAX_RATIO = 200;
    /** Below this many plain bytes no ratio does harm. */
    static final int HARMLESS = 16 << 20;

    private enum State {
        HEADER,
        SEARCH,
        BODY,
        TRAILER,
        END
    }

    private final MemberBytes in;
    private final CountedStream source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private State state = State.HEADER;
    private long plain;

    GunzipStream(InputStream in, CountedStream source) {
        this.in = new MemberBytes(in);
        this.source = source;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = 0;
        while (read == 0 && state != State.END) {
            switch (state) {
                case HEADER -> open(in.skipPadding(), in.readMagic());
                case SEARCH -> open(in.seekMagic(), true);
                case TRAILER -> checkTrailer();
                default -> read = inflate(into, from, length);
            }
        }
        return read == 0 ? -1 : read;
    }

    private void open(boolean found, boolean member) throws IOException {
        state = found ? State.SEARCH : State.END;
        if (!found) {
            return;
        }
        if (!member || !in.skipHeader()) {
            throw damage("expected a gzip member");
        }
        inflater.reset();
        checksum.reset();
        state = State.BODY;
    }

    private int inflate(byte[] into, int from, int length) throws IOException {
        refuseBomb();
        int read = inflateOrRefuse(into, from, length);
        checksum.update(into, from, read);
        plain += read;
        if (inflater.finished()) {
            in.giveBack(inflater.getRemaining());
            state = State.TRAILER;
        } else if (read == 0 && (inflater.needsDictionary() || !in.feed(inflater))) {
            state = State.SEARCH;
            throw damage("compressed data ends in the middle");
        }
        return read;
    }

    private int inflateOrRefuse(byte[] into, int from, int length) throws DamagedInput {
        try {
            return inflater.inflate(into, from, length);
        } catch (DataFormatException broken) {
            in.giveBack(inflater.getRemaining());
            state = State.SEARCH;
            throw damage("compressed data is damaged");
        }
    }

    private void refuseBomb() throws DamagedInput {
        if (plain > HARMLESS && plain > MAX_RATIO * source.count()) {
            state = State.END;
            throw new DamagedInput(
                    Reason.TOO_LARGE, "compressed more than " + MAX_RATIO + " times: the rest is left unread");
        }
    }

    private void checkTrailer() throws IOException {
        state = State.HEADER;
        boolean sameSum = in.readInt() == checksum.getValue();
        boolean sameSize = in.readInt() == (inflater.getBytesWritten() & 0xffff_ffffL);
        if (!sameSum || !sameSize) {
            throw damage("checksum of compressed data differs");
        }
    }

    private static DamagedInput damage(String what) {
        return new DamagedInput(Reason.CARRIER, what);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
