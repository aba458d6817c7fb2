package io.vigil.connectors.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes files down for a snapshot: one, or the list of those that nobody reads yet. */
final class LogFileSerializer {
    private static final int VERSION = 1;

    private LogFileSerializer() {}

    static final SimpleVersionedSerializer<LogFile> ONE = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(LogFile file) throws IOException {
            var out = new DataOutputSerializer(128);
            write(file, out);
            return out.getCopyOfBuffer();
        }

        @Override
        public LogFile deserialize(int version, byte[] written) throws IOException {
            return read(new DataInputDeserializer(written));
        }
    };

    static final SimpleVersionedSerializer<List<LogFile>> MANY = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(List<LogFile> files) throws IOException {
            var out = new DataOutputSerializer(128);
            for (LogFile file : files) {
                write(file, out);
            }
            return out.getCopyOfBuffer();
        }

        @Override
        public List<LogFile> deserialize(int version, byte[] written) throws IOException {
            var in = new DataInputDeserializer(written);
            var files = new ArrayList<LogFile>();
            while (in.available() > 0) {
                files.add(read(in));
            }
            return files;
        }
    };

    private static void write(LogFile file, DataOutputSerializer out) throws IOException {
        out.writeUTF(file.path());
        out.writeLong(file.firstTime());
        out.writeLong(file.batchesRead());
    }

    private static LogFile read(DataInputDeserializer in) throws IOException {
        return new LogFile(in.readUTF(), in.readLong(), in.readLong());
    }
}
