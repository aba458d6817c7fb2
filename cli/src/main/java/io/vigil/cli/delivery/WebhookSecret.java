package io.vigil.cli.delivery;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file with the secret that webhooks are signed with, in the form of Standard Webhooks: {@code whsec_} and base64. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private WebhookSecret() {}

    /** Empty, with a problem, when the file holds none. Messages repeat nothing of it. */
    static byte[] read(Path file, Problems problems) {
        try {
            String text = Files.readString(file).strip();
            byte[] secret =
                    text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
            if (secret.length >= LEAST && secret.length <= MOST) {
                return secret;
            }
        } catch (IOException e) {
            problems.add("--secret-file", file.toString(), "cannot be read");
            return new byte[0];
        } catch (IllegalArgumentException e) {
            // It is no base64: refused below.
        }
        problems.add(
                "--secret-file",
                file.toString(),
                "expected whsec_ and 24 to 64 bytes in base64; echo whsec_$(openssl rand -base64 32) makes one");
        return new byte[0];
    }
}
