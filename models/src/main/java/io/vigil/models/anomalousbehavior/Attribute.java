package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.CrowdTable.Room;

/**
 * What a profile keeps of a principal's calls, with the most values it holds of each and the bytes it spends on their texts; then the same
 * for the table of an account.
 */
enum Attribute {
    API(0, "api", 48, 240, 300, 2400),
    SERVICE(1, "service", 16, 0, 64, 0),
    NETWORK(2, "network", 12, 0, 160, 0),
    COUNTRY(3, "country", 8, 0, 40, 0),
    AGENT(4, "userAgent", 8, 110, 48, 800),
    REGION(5, "region", 6, 60, 24, 300),
    BUCKET(6, "bucket", 10, 100, 160, 1200),
    ERROR(7, "error", 6, 60, 32, 400),
    MODEL(8, "model", 4, 60, 24, 300);

    static final int COUNT = values().length;

    /** Its place in savepoints: from 0, without gaps, never changed. */
    final int code;

    /** As explanations call it. */
    final String feature;

    final int capacity;
    final int wordBytes;
    private final int crowd;
    private final int crowdCharacters;

    Attribute(int code, String feature, int capacity, int wordBytes, int crowd, int crowdCharacters) {
        this.code = code;
        this.feature = feature;
        this.capacity = capacity;
        this.wordBytes = wordBytes;
        this.crowd = crowd;
        this.crowdCharacters = crowdCharacters;
    }

    /** In the table of an account. */
    Room room() {
        return new Room(crowd, crowdCharacters);
    }
}
