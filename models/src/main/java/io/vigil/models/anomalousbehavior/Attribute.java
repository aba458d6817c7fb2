package io.vigil.models.anomalousbehavior;

/** What a profile keeps of a principal's calls, with the most values it holds of each and the bytes it spends on their texts. */
enum Attribute {
    API("api", 48, 240),
    SERVICE("service", 16, 0),
    NETWORK("network", 12, 0),
    COUNTRY("country", 8, 0),
    AGENT("userAgent", 8, 110),
    REGION("region", 6, 60),
    BUCKET("bucket", 10, 100),
    ERROR("error", 6, 60);

    static final int COUNT = values().length;

    /** As explanations call it. */
    final String feature;

    final int capacity;
    final int wordBytes;

    Attribute(String feature, int capacity, int wordBytes) {
        this.feature = feature;
        this.capacity = capacity;
        this.wordBytes = wordBytes;
    }
}
