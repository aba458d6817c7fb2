package io.vigil.events.cloudtrail;

import java.util.stream.Stream;

/**
 * Whose habits a call belongs to: sessions collapse to their role, except an instance's, and those that are named by a person: people who share
 * a role share no habits.
 */
public final class PrincipalKey {
    /** {@code userIdentity.type} of people. */
    private static final byte[][] PEOPLE = Stream.of(
                    "IAMUser", "Root", "FederatedUser", "SAMLUser", "IdentityCenterUser")
            .map(SessionName::ascii)
            .toArray(byte[][]::new);

    private PrincipalKey() {}

    /** Whether the principal is a person, as far as a log shows: users, and roles that people sign in to. Some users are programs all the same. */
    public static boolean isPerson(ApiCall call) {
        if (call.is(CallFlag.PERSON_SESSION)) {
            return true;
        }
        for (byte[] type : PEOPLE) {
            if (call.is(ApiField.IDENTITY_TYPE, type)) {
                return true;
            }
        }
        return false;
    }

    /** Points the builder's {@link ApiField#PRINCIPAL} at the bytes that name the principal, and marks whose session it is. */
    static void choose(ApiCallBuilder call) {
        if (!call.isText(ApiField.IDENTITY_TYPE, "AssumedRole")) {
            call.aliasFirst(ApiField.PRINCIPAL, NAMES);
            return;
        }
        int session = session(call);
        if (session != 0) {
            call.flag(session);
        }
        if (session == CallFlag.INSTANCE_SESSION || session == CallFlag.PERSON_SESSION) {
            call.alias(ApiField.PRINCIPAL, ApiField.PRINCIPAL_ID);
        } else {
            role(call);
        }
    }

    /** The flag for whose session it is; 0 when it is just the role's. */
    private static int session(ApiCallBuilder call) {
        if (call.holds(ApiField.PRINCIPAL_ID, SessionName::isInstance)) {
            return CallFlag.INSTANCE_SESSION;
        }
        boolean scoped = call.has(ApiField.SCOPE_TYPE) && !call.isText(ApiField.SCOPE_TYPE, "AWS::EC2::Instance");
        if (scoped || call.holds(ApiField.PRINCIPAL_ID, SessionName::isTaskOrPod)) {
            return CallFlag.RESOURCE_SESSION;
        }
        return isPerson(call) ? CallFlag.PERSON_SESSION : 0;
    }

    private static boolean isPerson(ApiCallBuilder call) {
        return call.holds(ApiField.PRINCIPAL_ID, SessionName::isMail)
                || call.holds(ApiField.ISSUER_USER_NAME, PrincipalKey::isForPeople)
                        && call.holds(ApiField.PRINCIPAL_ID, SessionName::isThere)
                || call.endsWith(ApiField.PRINCIPAL_ID, ':', ApiField.SOURCE_IDENTITY);
    }

    private static final byte[] RESERVED = SessionName.ascii("AWSReservedSSO_");

    /** A role of IAM Identity Center: its sessions are named by the user who signed in. */
    private static boolean isForPeople(byte[] role, int from, int to) {
        return SessionName.startsWith(RESERVED, role, from, to);
    }

    private static void role(ApiCallBuilder call) {
        if (call.has(ApiField.ISSUER_PRINCIPAL_ID)) {
            call.alias(ApiField.PRINCIPAL, ApiField.ISSUER_PRINCIPAL_ID);
        } else if (call.aliasFirst(ApiField.PRINCIPAL, NAMES) == ApiField.PRINCIPAL_ID) {
            call.cutAt(ApiField.PRINCIPAL, ':');
        }
    }

    private static final ApiField[] NAMES = {
        ApiField.PRINCIPAL_ID,
        ApiField.ON_BEHALF_OF,
        ApiField.IDENTITY_ARN,
        ApiField.USER_NAME,
        ApiField.INVOKED_BY,
        ApiField.IDENTITY_ACCOUNT,
        ApiField.IDENTITY_TYPE
    };
}
