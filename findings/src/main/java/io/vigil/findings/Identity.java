package io.vigil.findings;

import io.vigil.events.codec.PerThread;
import io.vigil.events.signals.IdentityCenter;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a finding is about, as an id. Savepoints, stores and people's tickets hold these ids: they never change. */
final class Identity {
    private static final int BYTES = 16;
    private static final int USUAL_CHARACTERS = 256;
    /** To look one up costs as much as to use it; it is as new after each use. */
    private static final PerThread<MessageDigest> SHA_256 = new PerThread<>(Identity::sha256);

    private Identity() {}

    static String of(Signal signal) {
        if (ResourceKind.of(signal) == ResourceKind.ATTACK_SEQUENCE) {
            return hash("AttackSequence", attacked(signal), signal.detection().discriminator());
        }
        return hash(
                signal.detection().type(),
                signal.account(),
                FindingScope.of(signal).region(),
                signal.detection().role() == null
                        ? null
                        : signal.detection().role().name(),
                owner(signal),
                bucket(signal),
                signal.detection().discriminator());
    }

    /** GuardDuty has one detector per account and region. */
    static String detector(String account, String region) {
        return hash("detector", account, region);
    }

    /** The first 128 bits of SHA-256 over the parts, each with its length before it, so that no two lists of parts read the same. */
    static String hash(@Nullable String... parts) {
        var text = new StringBuilder(USUAL_CHARACTERS);
        for (String part : parts) {
            if (part == null) {
                text.append('-');
            } else {
                text.append(part.length()).append(':').append(part);
            }
        }
        byte[] digest = SHA_256.get().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    /**
     * A principal, never its access key: a role's sessions change keys every hour, and a stolen user's second key is the same incident. For
     * EC2 the instance, else its interface, else its address, whatever the far side: as GuardDuty documents for SSHBruteForce.
     */
    private static String owner(Signal signal) {
        Subject subject = signal.subject();
        if (ResourceKind.of(signal) == ResourceKind.INSTANCE) {
            return firstOf(subject.instance(), subject.networkInterface(), subject.localIp(), subject.entity());
        }
        return firstOf(subject.principal(), subject.userName(), subject.entity(), subject.resource());
    }

    /**
     * Sequences are about an incident, whatever they are called and wherever they happen: about the instance whose credentials are used, else about
     * who is behind the credentials, since an attack may lead through roles, regions and accounts.
     */
    private static String attacked(Signal signal) {
        Subject subject = signal.subject();
        return firstOf(
                subject.issuedTo(signal.account()),
                subject.root(),
                IdentityCenter.self(
                        signal.account(),
                        firstOf(subject.principal(), subject.userName(), subject.entity(), subject.resource()),
                        subject.userName()));
    }

    private static @Nullable String bucket(Signal signal) {
        return ResourceKind.word(signal).equals("S3") ? signal.subject().bucket() : null;
    }

    private static String firstOf(@Nullable String... names) {
        for (String name : names) {
            if (name != null && !name.isEmpty()) {
                return name;
            }
        }
        return "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
