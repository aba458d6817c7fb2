package io.vigil.events;

import org.jspecify.annotations.Nullable;

/** Whose habits a call belongs to: sessions collapse to their role, except an instance's. */
final class PrincipalKey {
    private static final int SHORTEST = "i-12345678".length();

    private PrincipalKey() {}

    /** Points the builder's {@link ApiField#PRINCIPAL} at the bytes that name the principal. */
    static void choose(ApiCallBuilder call) {
        ApiField source = source(call);
        if (source == null) {
            return;
        }
        call.alias(ApiField.PRINCIPAL, source);
        if (source == ApiField.PRINCIPAL_ID
                && call.isText(ApiField.IDENTITY_TYPE, "AssumedRole")
                && !namesInstance(call)) {
            call.cutAt(ApiField.PRINCIPAL, ':');
        }
    }

    private static @Nullable ApiField source(ApiCallBuilder call) {
        boolean role = call.isText(ApiField.IDENTITY_TYPE, "AssumedRole");
        if (role && namesInstance(call)) {
            return ApiField.PRINCIPAL_ID;
        }
        if (role && call.has(ApiField.ISSUER_PRINCIPAL_ID)) {
            return ApiField.ISSUER_PRINCIPAL_ID;
        }
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

    private static boolean namesInstance(ApiCallBuilder call) {
        String id = call.text(ApiField.PRINCIPAL_ID);
        return id != null && instanceOf(id) != null;
    }

    /** The instance id that is the session name of {@code AROA…:i-…}; null when the session is not an instance's. */
    static @Nullable String instanceOf(String principalId) {
        int name = principalId.indexOf(':') + 1;
        if (name == 0 || principalId.length() - name < SHORTEST || !principalId.startsWith("i-", name)) {
            return null;
        }
        for (int at = name + 2; at < principalId.length(); at++) {
            if (Character.digit(principalId.charAt(at), 16) < 0) {
                return null;
            }
        }
        return principalId.substring(name);
    }
}
