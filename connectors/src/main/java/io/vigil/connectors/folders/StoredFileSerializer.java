package io.vigil.connectors.folders;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes down, for a snapshot, a file that a reader has, and what is known of all others. */
final class StoredFileSerializer {
    private static final int VERSION = 1;
    private static final long NO_DAY = Long.MIN_VALUE;

    private StoredFileSerializer() {}

    static final SimpleVersionedSerializer<StoredFile> ONE = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(StoredFile file) throws IOException {
            var out = new DataOutputSerializer(256);
            write(file, out);
            return out.getCopyOfBuffer();
        }

        @Override
        public StoredFile deserialize(int version, byte[] written) throws IOException {
            return readFile(new DataInputDeserializer(written));
        }
    };

    static final SimpleVersionedSerializer<Known> KNOWN = new SimpleVersionedSerializer<>() {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Known known) throws IOException {
            var out = new DataOutputSerializer(1024);
            LocalDate day = known.day();
            out.writeLong(known.from());
            out.writeLong(day == null ? NO_DAY : day.toEpochDay());
            out.writeInt(known.waiting().size());
            for (StoredFile file : known.waiting()) {
                write(file, out);
            }
            writeSeen(known.seen(), out);
            return out.getCopyOfBuffer();
        }

        @Override
        public Known deserialize(int version, byte[] written) throws IOException {
            var in = new DataInputDeserializer(written);
            long from = in.readLong();
            long day = in.readLong();
            var waiting = new ArrayList<StoredFile>();
            for (int left = in.readInt(); left > 0; left--) {
                waiting.add(readFile(in));
            }
            return new Known(
                    from, day == NO_DAY ? null : LocalDate.ofEpochDay(day), List.copyOf(waiting), readSeen(in));
        }
    };

    private static void write(StoredFile file, DataOutputSerializer out) throws IOException {
        out.writeUTF(file.path());
        out.writeLong(file.bytes());
        out.writeLong(file.written());
        out.writeLong(file.arrival());
        out.writeLong(file.batchesRead());
    }

    private static StoredFile readFile(DataInputDeserializer in) throws IOException {
        return new StoredFile(in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void writeSeen(Map<LocalDate, Set<Long>> seen, DataOutputSerializer out) throws IOException {
        out.writeInt(seen.size());
        for (Map.Entry<LocalDate, Set<Long>> day : seen.entrySet()) {
            out.writeLong(day.getKey().toEpochDay());
            out.writeInt(day.getValue().size());
            for (long file : day.getValue()) {
                out.writeLong(file);
            }
        }
    }

    private static Map<LocalDate, Set<Long>> readSeen(DataInputDeserializer in) throws IOException {
        var seen = new HashMap<LocalDate, Set<Long>>();
        for (int days = in.readInt(); days > 0; days--) {
            var files = new HashSet<Long>();
            seen.put(LocalDate.ofEpochDay(in.readLong()), files);
            for (int left = in.readInt(); left > 0; left--) {
                files.add(in.readLong());
            }
        }
        return seen;
    }
}
