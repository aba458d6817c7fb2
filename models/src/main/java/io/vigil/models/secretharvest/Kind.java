package io.vigil.models.secretharvest;

/** What is taken. */
enum Kind {
    /** What opens something else: secrets, parameters in clear, passwords, start scripts. */
    SECRETS(0, "secrets"),
    /** What a business rests on: copies of disks and databases, images, repositories. */
    DATA(1, "copies or repositories"),
    /** What programs and their places are made of: people look at a few, tools that deploy at all of theirs, so that it counts only where it is new. */
    CODE(2, "functions, templates or projects");

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
