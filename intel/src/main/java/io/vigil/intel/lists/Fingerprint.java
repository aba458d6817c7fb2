package io.vigil.intel.lists;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells two versions of a file apart, taken while it is read. */
final class Fingerprint {
    private static final int DIGITS = 12;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK knows SHA-256", impossible);
        }
    }

    InputStream of(InputStream bytes) {
        return new DigestInputStream(bytes, digest);
    }

    /** The beginning of the SHA-256 of what was read. To be asked once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
