package io.vigil.sources.gzip;

import io.vigil.events.Rejected.Reason;
import java.io.IOException;

/** Compressed data that cannot be opened, or not within limits. The stream may be read on: it continues with what follows the damage. */
public final class DamagedInput extends IOException {
    private final transient Reason reason;

    DamagedInput(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
