package io.vigil.events.vpcflow;

import io.vigil.events.Hash;
import io.vigil.events.codec.PerThread;
import io.vigil.events.logs.FieldEnds;
import io.vigil.events.logs.FieldRanges;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Whose flow it is: the texts that are the same in all lines of a network interface, as one block of bytes. Immutable, so that all flows of an
 * interface share it.
 */
public final class FlowOwner {
    /** A power of two. */
    private static final int PLACES = 1 << 14;
    /** Longer ones are not remembered, lest hostile lines fill the memory: names of AWS are far shorter. */
    private static final int SHORT = 512;

    /** The latest that were read, by entity, for any number of threads: an owner is whole or not there. */
    private static final @Nullable FlowOwner[] READ = new FlowOwner[PLACES];

    private static final PerThread<byte[]> LATEST = new PerThread<>(() -> new byte[SHORT]);

    /** One bit for each {@link FlowText}. */
    private final byte present;
    /** Ends and bytes of the texts, as of a call. */
    private final byte[] data;
    /** Hash of account and of the instance, or else of the interface; 0 where the log has neither. */
    private final long entityHash;

    private final long placeHash;

    private FlowOwner(byte present, byte[] data, long entityHash) {
        this.present = present;
        this.data = data;
        this.entityHash = entityHash;
        this.placeHash = Hash.combine(hash(FlowText.ACCOUNT), hash(FlowText.REGION));
    }

    /** Collects the texts. Reusable; what is not set again stays. */
    public static final class Builder {
        private final FieldRanges texts = new FieldRanges(FlowText.COUNT);

        /** UTF-8; the bytes must not change until {@link #build()}. An empty range is an absent text. */
        public Builder set(FlowText text, byte[] bytes, int from, int to) {
            texts.set(text.ordinal(), from == to ? null : bytes, from, to);
            return this;
        }

        /** Null where it is not recorded. */
        public Builder set(FlowText text, @Nullable String value) {
            texts.set(text.ordinal(), value);
            return this;
        }

        /** Null when the texts are longer than two-byte offsets can hold. */
        public @Nullable FlowOwner build() {
            if (texts.packedLength() > FieldEnds.FARTHEST) {
                return null;
            }
            long present = texts.present();
            FlowText known = texts.has(FlowText.INSTANCE.ordinal()) ? FlowText.INSTANCE : FlowText.INTERFACE;
            long hash = texts.has(known.ordinal())
                    ? Hash.combine(texts.hash(FlowText.ACCOUNT.ordinal()), texts.hash(known.ordinal()))
                    : 0;
            return new FlowOwner((byte) present, texts.pack(present, 0), hash);
        }
    }

    /** Whether the text is exactly these bytes; of none, whether it is absent. */
    public boolean is(FlowText text, byte[] bytes, int from, int to) {
        return has(text) ? Arrays.equals(data, start(text), end(text), bytes, from, to) : from == to;
    }

    /** Null when it is not recorded. */
    @Nullable
    String text(FlowText text) {
        return FieldEnds.text(present, data, text.ordinal());
    }

    /** Empty when it is not recorded. */
    String textOrEmpty(FlowText text) {
        String value = text(text);
        return value == null ? "" : value;
    }

    boolean has(FlowText text) {
        return FieldEnds.has(present, text.ordinal());
    }

    /** 0 when it is not recorded. */
    private long hash(FlowText text) {
        return FieldEnds.hash(present, data, text.ordinal());
    }

    private int start(FlowText text) {
        return FieldEnds.start(present, data, text.ordinal());
    }

    private int end(FlowText text) {
        return FieldEnds.end(present, data, text.ordinal());
    }

    /** Hash of account and of the instance, or else of the interface; 0 where the log has neither. */
    long entityHash() {
        return entityHash;
    }

    /** Hash of account and region. */
    long placeHash() {
        return placeHash;
    }

    /** @param ofFlow hash of the entity of the flow that it is written with */
    void write(DataOutputView out, long ofFlow) throws IOException {
        out.writeLong(ofFlow);
        out.writeByte(present);
        out.writeShort(data.length);
        out.write(data);
    }

    /** With the hash of the flow that it is read for; the same object for the flows of one owner while they keep coming. */
    static FlowOwner read(DataInputView in) throws IOException {
        long entityHash = in.readLong();
        byte present = in.readByte();
        int length = in.readUnsignedShort();
        byte[] data = length <= SHORT ? LATEST.get() : new byte[length];
        in.readFully(data, 0, length);
        return length <= SHORT ? known(present, data, length, entityHash) : new FlowOwner(present, data, entityHash);
    }

    /** @param data begins with so many bytes of it */
    private static FlowOwner known(byte present, byte[] data, int length, long entityHash) {
        int place = (int) entityHash & PLACES - 1;
        FlowOwner latest = READ[place];
        if (latest != null
                && latest.entityHash == entityHash
                && latest.present == present
                && Arrays.equals(latest.data, 0, latest.data.length, data, 0, length)) {
            return latest;
        }
        var owner = new FlowOwner(present, Arrays.copyOf(data, length), entityHash);
        READ[place] = owner;
        return owner;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowOwner owner && present == owner.present && Arrays.equals(data, owner.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }
}
