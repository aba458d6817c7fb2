package io.vigil.cli.replay;

import io.vigil.sinks.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** A text file on this machine, one record a line; for a single writer. */
record LineFile(String path) implements Sink<String> {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("deprecation") // the only abstract form in this release
    public SinkWriter<String> createWriter(InitContext context) throws IOException {
        return new Writer(PrivateFile.write(Path.of(path)));
    }

    private record Writer(PrivateFile.LineWriter out) implements SinkWriter<String> {
        @Override
        public void write(String line, Context context) throws IOException {
            out.line(line);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
