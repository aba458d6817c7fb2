package io.vigil.models.anomalousbehavior;

import io.vigil.models.baseline.PeerTable.Room;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a profile keeps of a principal's calls, with the most values it holds of each and the bytes it spends on their texts; then the same
 * for the table of an account. Whatever is stored by attribute is stored with its code, so that one may be added.
 */
enum Attribute {
    API(0, "api", 48, 240, new Room(300, 2400)),
    SERVICE(1, "service", 16, 0, new Room(64, 0)),
    NETWORK(2, "network", 12, 0, new Room(160, 0)),
    COUNTRY(3, "country", 8, 0, new Room(40, 0)),
    AGENT(4, "userAgent", 8, 110, new Room(48, 800)),
    REGION(5, "region", 6, 60, new Room(24, 300)),
    BUCKET(6, "bucket", 10, 100, new Room(160, 1200)),
    ERROR(7, "error", 6, 60, new Room(32, 400)),
    MODEL(8, "model", 4, 60, new Room(24, 300)),
    /** The principal itself, and what kind of one it is: for the account alone. */
    USER(9, "userName", 0, 0, new Room(200, 1500)),
    USER_TYPE(10, "userType", 0, 0, new Room(8, 100)),
    /** What is done to a service: a {@link KindOfAct}. */
    KIND(11, "kindOfAct", 16, 0, new Room(120, 0));

    /** What a call shows, and a profile learns. */
    static final List<Attribute> OF_CALLS =
            Stream.of(values()).filter(attribute -> attribute.capacity > 0).toList();

    /** What a refused call teaches. */
    static final List<Attribute> OF_REFUSALS = List.of(API, ERROR);

    static final int COUNT = values().length;

    private static final Attribute[] BY_CODE = Stream.of(values())
            .sorted(Comparator.comparingInt(attribute -> attribute.code))
            .toArray(Attribute[]::new);

    /** Stands for it in savepoints: from 0, without gaps, never changed. */
    final int code;

    /** As explanations call it. */
    final String feature;

    final int capacity;
    final int wordBytes;
    /** In the table of an account. */
    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
    private final Room room;

    Attribute(int code, String feature, int capacity, int wordBytes, Room room) {
        this.code = code;
        this.feature = feature;
        this.capacity = capacity;
        this.wordBytes = wordBytes;
        this.room = room;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(code);
    }

    /** @throws IOException if a later release wrote it, which has more */
    static Attribute read(DataInputView in) throws IOException {
        int code = in.readUnsignedByte();
        if (code >= COUNT) {
            throw new IOException("attribute " + code + ", which this release does not have");
        }
        return BY_CODE[code];
    }

    /** In the table of an account. */
    Room room() {
        return room;
    }
}
