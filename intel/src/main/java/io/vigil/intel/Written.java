package io.vigil.intel;

import java.time.Duration;

/**
 * When something that is known of addresses and names was written.
 *
 * @param name for people
 * @param at epoch milliseconds
 * @param fresh so long it is as good as new
 */
public record Written(String name, long at, Duration fresh) {
    public boolean isAged(long now) {
        return now - at > fresh.toMillis();
    }
}
