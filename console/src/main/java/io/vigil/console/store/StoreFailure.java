package io.vigil.console.store;

/** The store did not answer. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreFailure(String message, Exception cause) {
        super(message, cause);
    }
}
