package io.vigil.intel.lists;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads files that people download: plain or gzip, told by the content whatever they are called. */
public final class TextFile {
    /** GuardDuty takes lists of 35 MB; a file that unpacks to more than this is none. */
    private static final int LARGEST = 512 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * The file's text, without a byte order mark.
     *
     * @throws IOException saying what is wrong with the file
     */
    public static String read(String path) throws IOException {
        Path file = Path.of(path);
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder: give the path of one file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("no such file, or not readable: give the path of a file");
        }
        byte[] content = unpack(Files.readAllBytes(file));
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static byte[] unpack(byte[] content) throws IOException {
        if (content.length < 2 || content[0] != 0x1f || content[1] != (byte) 0x8b) {
            return content;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            byte[] plain = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new IOException("unpacks to more than " + (LARGEST >> 20) + " MB: split it");
            }
            return plain;
        } catch (ZipException | EOFException damaged) {
            throw new IOException("is a damaged gzip file: pack or fetch it again", damaged);
        }
    }
}
