package io.vigil.catalogue;

/** Configuration that cannot be run; the message lists every problem. Nothing has been started when this is thrown. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidConfiguration(String message) {
        super(message);
    }
}
