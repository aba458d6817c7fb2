package io.vigil.sinks.aws;

import org.jspecify.annotations.Nullable;

/**
 * Keys of AWS.
 *
 * @param token of temporary keys; null for others
 */
public record Credentials(
        String key, String secret, @Nullable String token) {
    /** Holds no secret. */
    @Override
    public String toString() {
        return key;
    }
}
