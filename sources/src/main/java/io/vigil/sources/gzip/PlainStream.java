package io.vigil.sources.gzip;

import io.vigil.events.Rejected.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The plain bytes of an input that may be gzip, recognised by its first bytes. Reading throws {@link DamagedInput} at a place that cannot be
 * opened, and continues behind it when read again.
 */
public final class PlainStream extends InputStream {
    /** Firehose compresses what CloudWatch Logs has already compressed. */
    private static final int LAYERS = 2;

    private final CountedStream source;
    private InputStream plain;
    private int layers;
    private boolean settled;
    private long left;

    /** @param longest plain bytes to give at most; the rest is left unread */
    public PlainStream(InputStream in, long longest) {
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
        return read;
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

    /** How much the input has at hand, before it is known what it is and where it is plain; of what was compressed nobody can tell. */
    @Override
    public int available() throws IOException {
        return settled ? plain.available() : source.available();
    }

    private void peel() throws IOException {
        if (layers == LAYERS) {
            settled = true;
            return;
        }
        var peek = new PushbackInputStream(plain, 2);
        byte[] start = peek.readNBytes(2);
        peek.unread(start);
        settled = start.length < 2 || (start[0] & 0xff) != 0x1f || (start[1] & 0xff) != 0x8b;
        plain = settled ? peek : new GunzipStream(peek, source);
        layers++;
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
