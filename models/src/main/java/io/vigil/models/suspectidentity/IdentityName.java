package io.vigil.models.suspectidentity;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.IdentityCenter;
import io.vigil.events.signals.Subject;
import org.jspecify.annotations.Nullable;

/** What a user or role is called within its account, {@code user/alice} or {@code role/admin}: calls that make one name it so, its id comes later. */
final class IdentityName {
    private static final String SESSION = "AssumedRole";
    private static final String ROLE = "role/";

    private IdentityName() {}

    static String user(String name) {
        return "user/" + name;
    }

    static String role(String name) {
        return ROLE + name;
    }

    /** Whoever goes by this name, as {@link IdentityCenter#self} names it. */
    static String self(String name, String account, String principal) {
        return IdentityCenter.self(account, principal, name.startsWith(ROLE) ? name.substring(ROLE.length()) : null);
    }

    static String of(ApiCall call) {
        String name = call.text(ApiField.USER_NAME);
        return of(
                call.text(ApiField.IDENTITY_TYPE),
                name == null ? call.text(ApiField.ISSUER_USER_NAME) : name,
                call.principal());
    }

    static String of(Subject subject) {
        return of(subject.userType(), subject.userName(), subject.principal());
    }

    private static String of(@Nullable String type, @Nullable String name, @Nullable String otherwise) {
        String known = name == null ? String.valueOf(otherwise) : name;
        return SESSION.equals(type) ? role(known) : user(known);
    }
}
