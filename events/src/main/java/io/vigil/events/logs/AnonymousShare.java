package io.vigil.events.logs;

import io.vigil.events.Hash;

/** Stands for an entity that a log does not name: what comes from anybody is spread evenly, lest all of it meet in one hot key. */
public final class AnonymousShare {
    /** How many there are. */
    public static final int COUNT = 256;

    private AnonymousShare() {}

    /** @param id of the event; the same share for the same id */
    public static String of(String id) {
        return "?" + Math.floorMod(Hash.of(id), COUNT);
    }
}
