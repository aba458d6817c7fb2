package io.vigil.patterns;

import io.vigil.events.Signal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose signals make one sequence together. */
public enum SequenceKey {
    PRINCIPAL,
    INSTANCE,
    ACCOUNT;

    /** In a fixed order. */
    public static final List<SequenceKey> ALL = List.of(values());

    /** The number that stands for it in savepoints: constants are added at the end. */
    public byte code() {
        return (byte) ordinal();
    }

    /** @throws IndexOutOfBoundsException when no kind has this code */
    public static SequenceKey of(byte code) {
        return ALL.get(code);
    }

    /** Null when the signal speaks of none. Ids of one account mean nothing in another; a person is one behind all roles. */
    public @Nullable String of(Signal signal) {
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
