package io.vigil.models.conversations;

import io.vigil.events.codec.SmallNumber;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one machine: the halves of conversations that wait, and the memory of each detection. What a detection remembers is
 * decoded when it is first asked for, and kept as it was written where the detection is switched off.
 */
@TypeInfo(StateTypeFactory.class)
public final class InstanceMemory {
    static final StateCodec<InstanceMemory> CODEC = StateCodec.of(2, InstanceMemory::write, InstanceMemory::read)
            .since(1, InstanceMemory::readFirst)
            .copying(InstanceMemory::copy);

    private static final int USUAL_BYTES = 256;

    /** The memory of one detection: written, or decoded with what writes it. */
    private static final class Part {
        final long detection;
        /** Epoch milliseconds of the latest conversation that concerned the detection. */
        long seen;

        byte[] written;

        @Nullable
        Decoded<?> decoded;

        Part(long detection, long seen, byte[] written) {
            this.detection = detection;
            this.seen = seen;
            this.written = written;
        }

        byte[] bytes() throws IOException {
            return decoded == null ? written : decoded.bytes();
        }

        Part copy() {
            var copy = new Part(detection, seen, written);
            copy.decoded = decoded == null ? null : decoded.copy();
            return copy;
        }
    }

    private record Decoded<S>(S memory, StateCodec<S> codec) {
        byte[] bytes() throws IOException {
            var out = new DataOutputSerializer(USUAL_BYTES);
            codec.write(memory, out);
            return out.getCopyOfBuffer();
        }

        Decoded<S> copy() {
            return new Decoded<>(codec.copy(memory), codec);
        }
    }

    Conversations conversations = new Conversations();
    private Part[] parts = {};

    /**
     * What a detection remembers; null for nothing yet, and for what is older than it wants it.
     *
     * @param detection hash of its id
     * @param now epoch milliseconds
     */
    <S> @Nullable S of(long detection, ConversationDetector<S> detector, long now) {
        Part part = find(detection);
        if (part == null || now - part.seen > detector.forgetAfter().toMillis()) {
            return null;
        }
        if (part.decoded == null) {
            part.decoded = decode(part.written, detector);
            part.written = new byte[0];
        }
        return detector.memory().cast(part.decoded.memory());
    }

    private static <S> Decoded<S> decode(byte[] written, ConversationDetector<S> detector) {
        try {
            return new Decoded<>(detector.codec().read(new DataInputDeserializer(written)), detector.codec());
        } catch (IOException e) {
            throw new IllegalStateException("the memory of " + detector.id() + " cannot be read", e);
        }
    }

    <S> void keep(long detection, ConversationDetector<S> detector, @Nullable S memory, long now) {
        Part part = find(detection);
        if (part == null) {
            if (memory == null) {
                return;
            }
            part = new Part(detection, now, new byte[0]);
            parts = Arrays.copyOf(parts, parts.length + 1);
            parts[parts.length - 1] = part;
        }
        part.seen = Math.max(part.seen, now);
        if (memory == null) {
            parts = Arrays.stream(parts)
                    .filter(each -> each.detection != detection)
                    .toArray(Part[]::new);
        } else if (part.decoded == null || part.decoded.memory() != memory) {
            part.decoded = new Decoded<>(memory, detector.codec());
            part.written = new byte[0];
        }
    }

    private @Nullable Part find(long detection) {
        for (Part part : parts) {
            if (part.detection == detection) {
                return part;
            }
        }
        return null;
    }

    InstanceMemory copy() {
        var copy = new InstanceMemory();
        copy.conversations = conversations.copy();
        copy.parts = Arrays.stream(parts).map(Part::copy).toArray(Part[]::new);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        conversations.write(out);
        out.writeByte(parts.length);
        for (Part part : parts) {
            byte[] bytes = part.bytes();
            out.writeLong(part.detection);
            SmallNumber.write(part.seen, out);
            SmallNumber.write(bytes.length, out);
            out.write(bytes);
        }
        conversations.listening().write(out);
    }

    static InstanceMemory read(DataInputView in) throws IOException {
        InstanceMemory memory = readFirst(in);
        memory.conversations.follow(Listening.read(in));
        return memory;
    }

    /** Without the ports that it serves. */
    private static InstanceMemory readFirst(DataInputView in) throws IOException {
        var memory = new InstanceMemory();
        memory.conversations = Conversations.read(in);
        memory.parts = new Part[in.readUnsignedByte()];
        for (int at = 0; at < memory.parts.length; at++) {
            long detection = in.readLong();
            long seen = SmallNumber.read(in);
            byte[] written = new byte[(int) SmallNumber.read(in)];
            in.readFully(written);
            memory.parts[at] = new Part(detection, seen, written);
        }
        return memory;
    }
}
