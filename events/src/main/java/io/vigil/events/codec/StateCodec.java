package io.vigil.events.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How one class is written to state and to the network. It lies beside what it writes, and Flink finds it there:
 *
 * <pre>{@code
 * @TypeInfo(StateTypeFactory.class)
 * public final class Volumes {
 *     static final StateCodec<Volumes> CODEC = StateCodec.of(1, Volumes::write, Volumes::read);
 * }
 * }</pre>
 *
 * Every value begins with a version byte. A form that changes gets the next version, and what read the old one stays:
 *
 * <pre>{@code
 * StateCodec.of(2, Volumes::write, Volumes::read).since(1, Volumes::readFirst)
 * }</pre>
 *
 * Once released, no version is ever written or read differently, and the class is neither renamed nor moved: savepoints name it.
 *
 * <p>Immutable, and used by many threads at a time, so writer and reader keep nothing between calls.
 *
 * @param <T> the class; never null when it is written
 */
public final class StateCodec<T> {
    private static final int MOST_VERSIONS = Byte.MAX_VALUE;
    private static final int USUAL_BYTES = 256;

    private final Writer<T> writer;
    /** By version, from 1; the last is the current one. Null where a version is not read any more. */
    private final List<Reader<T>> readers;

    private final Copying<T> copying;
    private final boolean immutable;

    private StateCodec(Writer<T> writer, List<Reader<T>> readers, Copying<T> copying, boolean immutable) {
        this.writer = writer;
        this.readers = readers;
        this.copying = copying;
        this.immutable = immutable;
    }

    /**
     * The codec of a class whose instances may change. Flink copies them by writing and reading, while it snapshots state that lies on the
     * heap; {@link #copying} gives a faster way.
     *
     * @param version 1 to 127: of what {@code writer} writes and {@code reader} reads
     * @throws IllegalArgumentException for another version
     */
    public static <T> StateCodec<T> of(int version, Writer<T> writer, Reader<T> reader) {
        if (version < 1 || version > MOST_VERSIONS) {
            throw new IllegalArgumentException("a version is 1 to " + MOST_VERSIONS + ", not " + version);
        }
        var readers = new ArrayList<Reader<T>>();
        for (int earlier = 1; earlier < version; earlier++) {
            readers.add(new Unreadable<>(earlier));
        }
        readers.add(reader);
        return new StateCodec<>(writer, readers, new RoundTrip<>(writer, reader), false);
    }

    /**
     * The codec of an immutable class that holds just one value, which has a codec of its own.
     *
     * @throws IllegalArgumentException if that has none
     */
    public static <T, P> StateCodec<T> around(Class<P> part, Function<T, P> held, Function<P, T> maker) {
        StateCodec<P> codec = of(part);
        return of(
                        1,
                        (T value, DataOutputView out) -> codec.write(held.apply(value), out),
                        in -> maker.apply(codec.read(in)))
                .immutable();
    }

    /**
     * The codec of a class that has one, for what holds an instance of it.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static <P> StateCodec<P> of(Class<P> part) {
        return StateTypeFactory.codecOf(part);
    }

    /**
     * Also reads what an earlier release wrote.
     *
     * @param version below the current one
     * @throws IllegalArgumentException for another version
     */
    public StateCodec<T> since(int version, Reader<T> reader) {
        if (version < 1 || version >= version()) {
            throw new IllegalArgumentException("version " + version + " is not earlier than " + version());
        }
        var all = new ArrayList<>(readers);
        all.set(version - 1, reader);
        return new StateCodec<>(writer, all, copying, immutable);
    }

    /** @param copy makes a deep copy: a change of one is never seen in the other */
    public StateCodec<T> copying(UnaryOperator<T> copy) {
        return new StateCodec<>(writer, readers, copy::apply, false);
    }

    /** Of a class whose instances never change: the copy is the instance itself. */
    public StateCodec<T> immutable() {
        return new StateCodec<>(writer, readers, same -> same, true);
    }

    /** The version that is written. */
    public int version() {
        return readers.size();
    }

    boolean isImmutable() {
        return immutable;
    }

    /** Writes the version and the value. */
    public void write(T value, DataOutputView out) throws IOException {
        out.writeByte(readers.size());
        writer.write(value, out);
    }

    /**
     * Reads a value of any version that is known.
     *
     * @throws IOException if a later release wrote it, or if it is so old that it is not read any more
     */
    public T read(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > readers.size()) {
            throw new IOException("state of version " + version + "; this release reads up to " + readers.size());
        }
        return readers.get(version - 1).read(in);
    }

    /** A copy that shares nothing changeable with the original. */
    public T copy(T value) {
        return copying.copy(value);
    }

    /** Writes the fields of a value. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    /** Reads what a {@link Writer} of the same version wrote, to the last byte. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputView in) throws IOException;
    }

    private interface Copying<T> {
        T copy(T value);
    }

    private record Unreadable<T>(int version) implements Reader<T> {
        @Override
        public T read(DataInputView in) throws IOException {
            throw new IOException("state of version " + version + ", which this release does not read any more");
        }
    }

    private record RoundTrip<T>(Writer<T> writer, Reader<T> reader) implements Copying<T> {
        @Override
        public T copy(T value) {
            try {
                var out = new DataOutputSerializer(USUAL_BYTES);
                writer.write(value, out);
                return reader.read(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
            } catch (IOException e) {
                throw new IllegalStateException("a value in memory cannot be copied", e);
            }
        }
    }
}
