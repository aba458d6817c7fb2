package io.vigil.console.http;

import java.util.Locale;

/**
 * Who asks.
 *
 * @param name id of the key, or {@code local} where no keys are configured
 */
public record Caller(String name, Role role) {
    /** What somebody may do; each may also do what those before may. */
    public enum Role {
        READER,
        ANALYST,
        ADMIN
    }

    /** @throws Refusal when the role is less */
    public void mustBe(Role needed) {
        if (role.compareTo(needed) < 0) {
            throw Refusal.accessDenied(
                    name + " is a " + role.name().toLowerCase(Locale.ROOT) + " and may not do this.");
        }
    }
}
