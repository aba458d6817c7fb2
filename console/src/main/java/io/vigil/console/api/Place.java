package io.vigil.console.api;

/**
 * What the console is to clients: one detector, as the administrator's account has it. It shows all accounts of the store.
 *
 * @param detector 32 hexadecimal digits
 * @param createdAt ISO 8601
 */
record Place(String account, String region, String detector, String createdAt) {
    /** Of a store without findings. */
    static final Place NONE =
            new Place("000000000000", "us-east-1", "00000000000000000000000000000000", "1970-01-01T00:00:00.000Z");
}
