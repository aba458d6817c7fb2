package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.CrowdTable.Room;

/**
 * What a profile keeps of a principal's calls, with the most values it holds of each and the bytes it spends on their texts; then the same
 * for the table of an account.
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
    MODEL(8, "model", 4, 60, new Room(24, 300));

    static final int COUNT = values().length;

    /** Its place in savepoints: from 0, without gaps, never changed. */
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

    /** In the table of an account. */
    Room room() {
        return room;
    }
}
