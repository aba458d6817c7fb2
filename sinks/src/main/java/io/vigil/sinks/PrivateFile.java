package io.vigil.sinks;

import io.vigil.events.text.WholeCharacters;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that holds what was found, and so belongs to nobody but its owner: names, addresses, who was caught. A file that is there already
 * keeps the rights that somebody gave it.
 */
public final class PrivateFile {
    private PrivateFile() {}

    /** Makes the file, empty, for its owner only (mode 0600 where the file system knows modes); leaves one that is there as it is. */
    public static void create(Path file) throws IOException {
        try {
            Files.createFile(file, forOwnerOnly());
        } catch (FileAlreadyExistsException there) {
            // Its rights are its owner's choice.
        }
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Empties the file, or makes it, for lines in UTF-8. */
    public static LineWriter write(Path file) throws IOException {
        create(file);
        return new LineWriter(Files.newBufferedWriter(file));
    }

    /** As {@link #write}, but behind what is there; a line that a crash cut off is ended. */
    public static LineWriter append(Path file) throws IOException {
        create(file);
        boolean cut = endsInsideALine(file);
        var lines = new LineWriter(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
        if (cut) {
            lines.line("");
        }
        return lines;
    }

    private static boolean endsInsideALine(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.position(channel.size() - 1).read(last) == 1 && last.get(0) != '\n';
        }
    }

    /** Writes lines whatever they hold: half a character, which UTF-8 cannot write, becomes U+FFFD. */
    public static final class LineWriter implements AutoCloseable {
        private final Writer out;

        private LineWriter(Writer out) {
            this.out = out;
        }

        public void line(String text) throws IOException {
            out.write(WholeCharacters.of(text));
            out.write('\n');
        }

        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
