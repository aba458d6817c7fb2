package io.vigil.models.massdestruction;

/** What is destroyed: routine with one kind excuses nothing of another. */
enum UpkeepKind {
    MACHINES(0, "machines"),
    STORAGE(1, "buckets, disks and file systems"),
    DATABASES(2, "databases"),
    KEYS(3, "keys and secrets"),
    STACKS(4, "stacks, clusters and functions"),
    BACKUPS(5, "backups, snapshots and images"),
    RECORDS(6, "logs"),
    NAMES(7, "zones, repositories and accounts");

    static final int COUNT = values().length;

    /** Names the kind in savepoints: never changed, never given to another. */
    final int code;
    /** In words. */
    final String words;

    UpkeepKind(int code, String words) {
        this.code = code;
        this.words = words;
    }
}
