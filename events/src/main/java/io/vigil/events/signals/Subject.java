package io.vigil.events.signals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The AWS side of a signal: who acted and what it acted on. Each is null where it does not apply.
 *
 * @param principal who acted, as the call names it: the user, the role (not its session), the root user, the calling service; sessions that are somebody, their own
 * @param principalId AWS's unique id of the caller, with the session name for role sessions
 * @param userType Root, IAMUser, AssumedRole, FederatedUser, AWSAccount, AWSService, …
 * @param userName user or role name
 * @param accessKey access key id of the call
 * @param instance {@code i-…}
 * @param networkInterface {@code eni-…}
 * @param localIp address of the instance
 * @param bucket S3 bucket
 * @param object key of the S3 object
 * @param resource name or ARN of any other resource that the act was aimed at
 * @param root who is behind the credentials, as {@link #self} names it: whoever asked for temporary ones, or lately made a user's key or password; null when that is the principal, or not known
 */
public record Subject(
        @Nullable String principal,
        @Nullable String principalId,
        @Nullable String userType,
        @Nullable String userName,
        @Nullable String accessKey,
        @Nullable String instance,
        @Nullable String networkInterface,
        @Nullable String vpc,
        @Nullable String subnet,
        @Nullable String localIp,
        @Nullable String bucket,
        @Nullable String object,
        @Nullable String resource,
        @Nullable String root) {
    /** Of what is about nothing in particular. */
    public static final Subject NOBODY =
            new Subject(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final String USER = "IAMUser";
    private static final String TEMPORARY_KEY = "ASIA";
    private static final String LASTING_KEY = "AKIA";

    /** EC2 names the session of an instance's role by the instance. */
    private static final Pattern INSTANCE_SESSION = Pattern.compile("([^/]*)/.*:(i-[0-9a-f]{8,17})");

    /** A machine and where it is, and nothing else. */
    public static Subject ofHost(
            @Nullable String instance,
            @Nullable String networkInterface,
            @Nullable String vpc,
            @Nullable String subnet,
            @Nullable String localIp) {
        return new Subject(
                null, null, null, null, null, instance, networkInterface, vpc, subnet, localIp, null, null, null, null);
    }

    /** What remembers across signals is keyed by this: the principal, else the instance, else the interface, else the address. */
    public String entity() {
        for (String name : new String[] {principal, instance, networkInterface, localIp}) {
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    /**
     * The instance that the credentials were issued to, or that assumed the role whose credentials they are, as {@code account/i-…}; null when none
     * is behind them.
     *
     * @param account of the signal
     */
    public @Nullable String issuedTo(String account) {
        Matcher behind = INSTANCE_SESSION.matcher(root == null ? account + '/' + principal : root);
        return behind.matches() ? behind.group(1) + '/' + behind.group(2) : null;
    }

    /** Whether somebody may be behind the credentials: they are temporary, and nobody is known to be. */
    public boolean mayHaveRoot() {
        return root == null && accessKey != null && accessKey.startsWith(TEMPORARY_KEY);
    }

    /** Whether somebody else may have made the lasting key, and nobody is known to have. */
    public boolean mayHaveMaker() {
        return root == null && hasLastingKey();
    }

    /** Whether the key is one for good, not of a session. */
    public boolean hasLastingKey() {
        return accessKey != null && accessKey.startsWith(LASTING_KEY);
    }

    /** Whether there are two whose doing it may be: a user, and whoever made the key or the password. */
    public boolean isOfTwo() {
        return root != null && USER.equals(userType);
    }

    /**
     * Who acted, as {@link IdentityCenter#self} names it.
     *
     * @param account of the signal
     */
    public String self(String account) {
        return IdentityCenter.self(account, entity(), userName);
    }

    /** Name of a user of IAM who acts without a lasting access key: with a password, or with what records do not name; null for all others. */
    public @Nullable String userWithoutKey() {
        return USER.equals(userType) && !hasLastingKey() ? userName : null;
    }

    public Subject withResource(@Nullable String name) {
        return with(name, root);
    }

    public Subject withRoot(@Nullable String behind) {
        return with(resource, behind);
    }

    private Subject with(@Nullable String newResource, @Nullable String newRoot) {
        return new Subject(
                principal,
                principalId,
                userType,
                userName,
                accessKey,
                instance,
                networkInterface,
                vpc,
                subnet,
                localIp,
                bucket,
                object,
                newResource,
                newRoot);
    }
}
