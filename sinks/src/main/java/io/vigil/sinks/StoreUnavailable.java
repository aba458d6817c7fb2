package io.vigil.sinks;

import io.vigil.events.text.Printable;

/** A store that is named wrongly or cannot be used. The message is for the user, states the way out and holds no password. */
public final class StoreUnavailable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private StoreUnavailable(String message) {
        super(Printable.of(message));
    }

    /** Without the store's name: nobody knows where a wrong one hides its password. */
    public static StoreUnavailable unknown(String what) {
        return new StoreUnavailable(
                what
                        + "; give a file, jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD or jsonl:FILE");
    }

    /**
     * @param name {@link FindingStorage#name()}
     * @param reason the driver's own words; the exception itself stays behind, because its chain may repeat connection properties
     */
    public static StoreUnavailable of(String name, Exception reason, String wayOut) {
        String words = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        return new StoreUnavailable("store " + name + " cannot be used: " + words + "; " + wayOut);
    }

    public static StoreUnavailable writeOnly(String name) {
        return new StoreUnavailable(name + " can only be written; read it with other tools");
    }

    public static StoreUnavailable missing(String name, String wayOut) {
        return new StoreUnavailable("there is no store " + name + "; " + wayOut);
    }
}
