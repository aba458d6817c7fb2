package io.vigil.models.secretharvest;

/** What is taken. */
enum Kind {
    /** What opens something else: secrets, parameters in clear, passwords, start scripts. */
    SECRETS(0, "secrets"),
    /** What a business rests on: copies of disks and databases, images, repositories. */
    DATA(1, "copies or repositories");

    /** Names the kind in savepoints. */
    final int code;

    final String words;

    Kind(int code, String words) {
        this.code = code;
        this.words = words;
    }

    static Kind of(int code) {
        return values()[code];
    }
}
