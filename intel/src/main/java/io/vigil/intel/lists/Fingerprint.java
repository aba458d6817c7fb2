package io.vigil.intel.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What distinguishes two versions of a file, taken while it is read. */
public final class Fingerprint {
    private static final int DIGITS = 12;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK knows SHA-256", impossible);
        }
    }

    /**
     * Of all bytes of a list.
     *
     * @throws IOException saying what is wrong with them
     */
    public static String of(ListContent content) throws IOException {
        var fingerprint = new Fingerprint();
        try (InputStream bytes = fingerprint.of(content.open())) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return fingerprint.text();
    }

    InputStream of(InputStream bytes) {
        return new DigestInputStream(bytes, digest);
    }

    /** The beginning of the SHA-256 of what was read. To be asked once. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
