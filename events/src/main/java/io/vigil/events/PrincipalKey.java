package io.vigil.events;

import org.jspecify.annotations.Nullable;

/** Whose habits a call belongs to: sessions collapse to their role, except an instance's. */
final class PrincipalKey {
    private static final int SHORTEST = "i-12345678".length();

    private PrincipalKey() {}

    /** Points the builder's {@link ApiField#PRINCIPAL} at the bytes that name the principal. */
    static void choose(ApiCallBuilder call) {
        boolean role = call.isText(ApiField.IDENTITY_TYPE, "AssumedRole");
        if (role && call.holds(ApiField.PRINCIPAL_ID, PrincipalKey::isInstanceSession)) {
            call.flag(ApiCall.INSTANCE_SESSION);
            call.alias(ApiField.PRINCIPAL, ApiField.PRINCIPAL_ID);
            return;
        }
        if (role && call.has(ApiField.ISSUER_PRINCIPAL_ID)) {
            call.alias(ApiField.PRINCIPAL, ApiField.ISSUER_PRINCIPAL_ID);
            return;
        }
        ApiField name = firstPresent(call);
        if (name != null) {
            call.alias(ApiField.PRINCIPAL, name);
        }
        if (role && name == ApiField.PRINCIPAL_ID) {
            call.cutAt(ApiField.PRINCIPAL, ':');
        }
    }

    private static @Nullable ApiField firstPresent(ApiCallBuilder call) {
        for (ApiField candidate : NAMES) {
            if (call.has(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static final ApiField[] NAMES = {
        ApiField.PRINCIPAL_ID,
        ApiField.IDENTITY_ARN,
        ApiField.USER_NAME,
        ApiField.INVOKED_BY,
        ApiField.IDENTITY_ACCOUNT,
        ApiField.IDENTITY_TYPE
    };

    /** Whether the bytes are {@code AROA…:i-…}: a role's session that is named by an instance. */
    private static boolean isInstanceSession(byte[] id, int from, int to) {
        int name = from;
        while (name < to && id[name] != ':') {
            name++;
        }
        name++;
        if (to - name < SHORTEST || id[name] != 'i' || id[name + 1] != '-') {
            return false;
        }
        for (int at = name + 2; at < to; at++) {
            if (Character.digit(id[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
