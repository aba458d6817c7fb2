package io.vigil.sources.gzip;

import io.vigil.events.Rejected.Reason;
import io.vigil.sources.HeldBytes;
import io.vigil.sources.json.Slice;
import io.vigil.sources.kpl.KplRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plain bytes of an input that may be gzip, or a record of the Kinesis Producer Library, recognised by its first bytes. Reading throws {@link DamagedInput} at a place that cannot be
 * opened, and continues behind it when read again.
 */
public final class PlainStream extends InputStream {
    /** Firehose compresses what CloudWatch Logs has already compressed. */
    private static final int LAYERS = 2;

    private static final int MAGIC = 4;
    /** A record of Kinesis holds 1 MiB, or 10 where the account allows. */
    private static final int LONGEST_PACKED = 10 << 20;

    private final InputStream input;
    private final CountedStream source;
    private InputStream plain;
    private int layers;
    private boolean settled;
    private long left;
    private long given;

    /** @param longest plain bytes to give at most; the rest is left unread */
    public PlainStream(InputStream in, long longest) {
        this.input = in;
        this.source = new CountedStream(in);
        this.plain = source;
        this.left = longest;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!settled) {
            peel();
        }
        if (left <= 0) {
            return refuseRest();
        }
        int read = plain.read(into, from, (int) Math.min(length, left));
        left -= Math.max(0, read);
        given += Math.max(0, read);
        return read;
    }

    /** All of it at once, not copied, where it is held in memory, plain, and no longer than this; null otherwise, and it is to be read. */
    public @Nullable Slice held(int longest) {
        Slice held = layers == 0 ? HeldBytes.plain(input) : null;
        if (held == null || held.length() > Math.min(longest, left)) {
            return null;
        }
        settled = true;
        plain = InputStream.nullInputStream();
        left -= held.length();
        given += held.length();
        return held;
    }

    /** How many plain bytes it has given. */
    public long given() {
        return given;
    }

    /** Looks whether there is a rest, and refuses it once. */
    private int refuseRest() throws IOException {
        boolean more = left == 0 && plain.read() >= 0;
        left = -1;
        if (more) {
            throw new DamagedInput(Reason.TOO_LARGE, "holds more than one input may: the rest is left unread");
        }
        return -1;
    }

    /** How much the input has at hand, before it is known what it is and where it is plain; of what was compressed nobody knows. */
    @Override
    public int available() throws IOException {
        return settled ? plain.available() : source.available();
    }

    private void peel() throws IOException {
        if (layers == LAYERS) {
            settled = true;
            return;
        }
        var peek = new PushbackInputStream(plain, MAGIC);
        byte[] start = peek.readNBytes(2);
        if (start.length == 2 && KplRecord.mayBegin(start)) {
            start = join(start, peek.readNBytes(MAGIC - 2));
        }
        peek.unread(start);
        if (KplRecord.begins(start, start.length)) {
            settled = true;
            plain = InputStream.nullInputStream();
            plain = unpack(KplRecord.unpack(peek.readNBytes(LONGEST_PACKED)));
            return;
        }
        settled = start.length < 2 || (start[0] & 0xff) != 0x1f || (start[1] & 0xff) != 0x8b;
        plain = settled ? peek : new GunzipStream(peek, source);
        layers++;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    /** Records one after the other, each on lines of its own. */
    private InputStream unpack(@Nullable List<byte[]> packed) throws DamagedInput {
        if (packed == null) {
            throw new DamagedInput(Reason.CARRIER, "a record of the Kinesis Producer Library that is damaged");
        }
        var records = new ArrayList<InputStream>();
        for (byte[] record : packed) {
            records.add(new PlainStream(new ByteArrayInputStream(record), left));
            records.add(new ByteArrayInputStream(new byte[] {'\n'}));
        }
        return new SequenceInputStream(Collections.enumeration(records));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
