package io.vigil.intel.lists;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads files that people download: plain or gzip, recognised by the content whatever they are called. */
public final class TextFile {
    /** Ten million indicators are a fifth of this; what unpacks to more is no list. */
    private static final long LARGEST = 2L << 30;

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * The whole text of a small file, without a byte order mark.
     *
     * @throws IOException saying what is wrong with the file
     */
    public static String read(String path) throws IOException {
        try (InputStream bytes = open(path);
                BufferedReader text = text(bytes)) {
            var whole = new StringBuilder();
            var buffer = new char[BUFFER];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                whole.append(buffer, 0, read);
            }
            return whole.toString(); // no more than one piece of a bounded text
        }
    }

    /**
     * The bytes of a file, which may be read as long as a list may be.
     *
     * @throws IOException saying what is wrong with the file; reading on may throw it, too
     */
    public static InputStream open(String path) throws IOException {
        Path file = Path.of(path);
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder: give the path of one file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("no such file, or not readable: give the path of a file");
        }
        return new Limited(Files.newInputStream(file), "holds");
    }

    /**
     * The text of plain or packed bytes, without a byte order mark, as it is read. Parsers close it where they see its end; the bytes stay open.
     *
     * @throws IOException saying what is wrong with them; reading on may throw it, too
     */
    static BoundedText text(InputStream raw) throws IOException {
        var bytes = new BufferedInputStream(new Lent(raw), BUFFER);
        return letters(isPacked(bytes) ? new Limited(new Unpacked(bytes), "unpacks to") : bytes);
    }

    private static BoundedText letters(InputStream bytes) throws IOException {
        var text = BoundedText.of(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static boolean isPacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return packed;
    }

    /** Says what is wrong with a packed file in the user's words. */
    private static final class Unpacked extends FilterInputStream {
        Unpacked(InputStream packed) throws IOException {
            super(unpacking(packed));
        }

        private static InputStream unpacking(InputStream packed) throws IOException {
            try {
                return new GZIPInputStream(packed, BUFFER);
            } catch (ZipException | EOFException damaged) {
                throw damage(damaged);
            }
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (ZipException | EOFException damaged) {
                throw damage(damaged);
            }
        }

        private static IOException damage(IOException cause) {
            return new IOException("is a damaged gzip file: pack or fetch it again", cause);
        }
    }

    /** Is not closed by whoever reads it. */
    private static final class Lent extends FilterInputStream {
        Lent(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() {}
    }

    /** Ends with an error where a file is larger than a list can be: a device never ends. */
    private static final class Limited extends FilterInputStream {
        private final String holds;
        private long left = LARGEST;

        Limited(InputStream bytes, String holds) {
            super(bytes);
            this.holds = holds;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            take(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            take(Math.max(read, 0));
            return read;
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException(holds + " more than " + (LARGEST >> 20) + " MB: split it");
            }
        }
    }
}
