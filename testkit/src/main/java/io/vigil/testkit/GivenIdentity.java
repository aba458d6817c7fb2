package io.vigil.testkit;

import io.vigil.events.cloudtrail.ApiField;
import java.util.Map;

/**
 * The identity that makes a call, from one word: {@code alice} (an IAM user), {@code role:NAME[/session]}, {@code root},
 * {@code instance:i-…[/role]}, {@code service:NAME}, {@code account:ID}. CloudTrail's userIdentity element states each in its own way.
 */
final class GivenIdentity {
    private static final String ANONYMOUS = "ANONYMOUS_PRINCIPAL";

    private final String account;
    private final Map<ApiField, String> fields;

    private GivenIdentity(String account, Map<ApiField, String> fields) {
        this.account = account;
        this.fields = fields;
    }

    /** Writes the identity into the fields of a call in this account. */
    static void identify(String who, String account, Map<ApiField, String> fields) {
        new GivenIdentity(account, fields).identify(who);
    }

    private void identify(String who) {
        fields.put(ApiField.IDENTITY_ACCOUNT, account);
        int colon = who.indexOf(':');
        String name = who.substring(colon + 1);
        int slash = name.indexOf('/');
        String before = slash < 0 ? name : name.substring(0, slash);
        String after = slash < 0 ? "" : name.substring(slash + 1);
        switch (colon < 0 ? who : who.substring(0, colon)) {
            case "root" -> root();
            case "role" -> session(before, after.isEmpty() ? "session" : after);
            case "instance" -> instance(before, after.isEmpty() ? "instance-role" : after);
            case "service" -> service(name);
            case "account" -> stranger(name);
            default -> user(who);
        }
    }

    private void root() {
        fields.put(ApiField.IDENTITY_TYPE, "Root");
        fields.put(ApiField.PRINCIPAL_ID, account);
        fields.put(ApiField.IDENTITY_ARN, "arn:aws:iam::" + account + ":root");
        fields.put(ApiField.ACCESS_KEY, Ids.aws("ASIA", account, "root"));
    }

    private void user(String name) {
        fields.put(ApiField.IDENTITY_TYPE, "IAMUser");
        fields.put(ApiField.PRINCIPAL_ID, Ids.aws("AIDA", account, name));
        fields.put(ApiField.IDENTITY_ARN, "arn:aws:iam::" + account + ":user/" + name);
        fields.put(ApiField.USER_NAME, name);
        fields.put(ApiField.ACCESS_KEY, Ids.aws("AKIA", account, name));
    }

    private void session(String role, String session) {
        String id = Ids.aws("AROA", account, role);
        fields.put(ApiField.IDENTITY_TYPE, "AssumedRole");
        fields.put(ApiField.PRINCIPAL_ID, id + ":" + session);
        fields.put(ApiField.IDENTITY_ARN, "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session);
        fields.put(ApiField.ACCESS_KEY, Ids.aws("ASIA", account, role, session));
        fields.put(ApiField.ISSUER_TYPE, "Role");
        fields.put(ApiField.ISSUER_PRINCIPAL_ID, id);
        fields.put(ApiField.ISSUER_ARN, "arn:aws:iam::" + account + ":role/" + role);
        fields.put(ApiField.ISSUER_ACCOUNT, account);
        fields.put(ApiField.ISSUER_USER_NAME, role);
    }

    private void instance(String instance, String role) {
        session(role, instance);
        fields.put(ApiField.ROLE_DELIVERY, "2.0");
    }

    private void service(String name) {
        String host = name.contains(".") ? name : name + ".amazonaws.com";
        fields.put(ApiField.IDENTITY_TYPE, "AWSService");
        fields.put(ApiField.INVOKED_BY, host);
        fields.putIfAbsent(ApiField.SOURCE_IP, host);
        fields.putIfAbsent(ApiField.USER_AGENT, host);
        fields.remove(ApiField.IDENTITY_ACCOUNT);
    }

    /** Somebody of another account; of none at all for {@code ANONYMOUS_PRINCIPAL}, as S3 calls it. */
    private void stranger(String id) {
        fields.put(ApiField.IDENTITY_TYPE, "AWSAccount");
        fields.put(ApiField.IDENTITY_ACCOUNT, id);
        if (!id.equals(ANONYMOUS)) {
            fields.put(ApiField.PRINCIPAL_ID, Ids.aws("AIDA", id, "stranger"));
        }
    }
}
