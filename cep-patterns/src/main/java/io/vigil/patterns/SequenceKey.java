package io.vigil.patterns;

import io.vigil.events.Signal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose signals make one sequence together. */
enum SequenceKey {
    PRINCIPAL,
    INSTANCE,
    ACCOUNT;

    /** Null when the signal speaks of none. Ids of one account mean nothing in another; a person is one behind all roles. */
    @Nullable
    String of(Signal signal) {
        if (this == PRINCIPAL && signal.subject().root() != null) {
            return signal.subject().root();
        }
        String owner = switch (this) {
            case PRINCIPAL -> signal.subject().principal();
            case INSTANCE -> signal.subject().instance();
            case ACCOUNT -> "";
        };
        return owner == null ? null : signal.account() + "/" + owner;
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
