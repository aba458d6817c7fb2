package io.vigil.benchmark;

import java.util.Locale;

/** Where the pipeline keeps its state. */
enum Backend {
    HASHMAP("heap"),
    ROCKSDB("RocksDB");

    private final String title;

    Backend(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Flink's name of it. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return option();
    }
}
