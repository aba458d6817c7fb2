package io.vigil.events.signals;

import org.jspecify.annotations.Nullable;

/**
 * Users of IAM Identity Center. Each permission set is a role of its own, and a session of it is named by the user who signed in: one person is several
 * principals of an account. In another account the same name may be somebody of another organisation.
 */
public final class IdentityCenter {
    private static final String USERS = "/identity-center/";
    private static final String ROLES = "AWSReservedSSO_";

    private IdentityCenter() {}

    /**
     * Who acted, by the name under which all that is its own doing belongs together: {@code account/principal}, but
     * {@code account/identity-center/NAME} for a user of IAM Identity Center, who is one with all permission sets.
     *
     * @param principal as in {@link Subject}
     * @param role name of the role that the session is of; null for whoever uses none
     */
    public static String self(String account, String principal, @Nullable String role) {
        String user = user(principal, role);
        return account + (user == null ? "/" + principal : USERS + user);
    }

    /** Name of the user; null for whoever is none. */
    private static @Nullable String user(@Nullable String principal, @Nullable String role) {
        if (principal == null || role == null || !role.startsWith(ROLES)) {
            return null;
        }
        int name = principal.indexOf(':') + 1;
        return name == 0 || name == principal.length() ? null : principal.substring(name);
    }

    /** @param who as {@link #self} names them */
    public static boolean isUser(String who) {
        return who.contains(USERS);
    }
}
