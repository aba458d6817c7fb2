package io.vigil.sinks.receivers;

import io.vigil.sinks.PrivateFile;
import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.formats.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The end of a file, one JSON a line, for a program that follows it. The file may be moved away between two batches. */
public record FileReceiver(Path file, Format format) implements Receiver {
    private static final int MOST = 500;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Receipt hand(List<Message> messages) throws IOException {
        try (var lines = PrivateFile.append(file)) {
            for (Message message : messages) {
                lines.line(format.write(message));
            }
        }
        return Receipt.all(messages);
    }

    @Override
    public void close() {}
}
