package io.vigil.patterns;

import io.vigil.events.signals.GroupValues;
import io.vigil.events.signals.Signal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose signals make one sequence together. */
public enum SequenceKey {
    /** Who acted, a user of IAM Identity Center with all permission sets; behind temporary credentials, who asked for them; of a user with a new password, also who made it. */
    PRINCIPAL,
    /** The instance, and whoever acts with what was issued to it: its role session, and the roles that were assumed with that. */
    INSTANCE,
    ACCOUNT,
    ACCESS_KEY,
    BUCKET,
    /** The far side's address. */
    REMOTE,
    /** The far side's /24 or /48. */
    NETWORK,
    /** What the signal says itself distinguishes it: the fields that a Sigma correlation groups by. */
    GROUP;

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
        String root = signal.subject().root();
        if (this == PRINCIPAL && root != null) {
            return root;
        }
        return switch (this) {
            case PRINCIPAL -> self(signal);
            case INSTANCE -> instance(signal);
            case ACCOUNT -> signal.account() + "/";
            case ACCESS_KEY -> in(signal.account(), signal.subject().accessKey());
            // These are the same in every account.
            case BUCKET -> signal.subject().bucket();
            case REMOTE -> signal.remote().ip();
            case GROUP -> GroupValues.first(signal.detection().discriminator(), 0);
            case NETWORK -> RemoteNetwork.of(signal.remote().ip());
        };
    }

    /** Of what may be two people's doing, the other: the user, where {@link #of} names who made the user's password. Null for all else. */
    public @Nullable String otherOf(Signal signal) {
        return this == PRINCIPAL && signal.subject().isOfTwo() ? self(signal) : null;
    }

    private static @Nullable String self(Signal signal) {
        return signal.subject().principal() == null ? null : signal.subject().self(signal.account());
    }

    private static @Nullable String in(String account, @Nullable String owner) {
        return owner == null ? null : account + "/" + owner;
    }

    private static @Nullable String instance(Signal signal) {
        String named = in(signal.account(), signal.subject().instance());
        return named == null ? signal.subject().issuedTo(signal.account()) : named;
    }

    /** As YAML names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
