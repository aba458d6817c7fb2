package io.vigil.models.passwordguessing;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.codec.ByContent;
import io.vigil.events.net.Ip;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried to sign in to the console with a password.
 *
 * @param call the sign-in
 * @param user name that was tried, {@code root} for the root user
 * @param refused whether it failed, for want of the password or the second factor
 * @param countedBy under what it is counted
 */
public record SignIn(ApiCall call, String user, boolean refused, CountedBy countedBy) implements SignInInput {
    private static final Comparator<SignIn> TIES = Comparator.comparing(SignIn::call, CallTies::byId)
            .thenComparing(SignIn::countedBy)
            .thenComparing(SignIn::call, new ByContent<>(ApiCall.class));

    /** What is kept together: the users tried from one address, or the addresses from which one user was tried. */
    enum CountedBy {
        ADDRESS,
        USER
    }

    /** CloudTrail writes this where no such user exists: people type passwords into the wrong field. */
    static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    static final String ROOT = "root";

    private static final byte[] CONSOLE_LOGIN = ascii("ConsoleLogin");
    /** Of IAM Identity Center, for each password and each second factor. */
    private static final byte[] CREDENTIAL_VERIFICATION = ascii("CredentialVerification");

    private static final byte[] ROOT_USER = ascii("Root");
    private static final Pattern USER_NAME = Pattern.compile("\"UserName\"\\s*:\\s*\"([^\"\\\\]*)\"");

    /** Whether calls of this API are such. */
    static boolean isOne(ApiCall call) {
        return call.is(ApiField.NAME, CONSOLE_LOGIN) || call.is(ApiField.NAME, CREDENTIAL_VERIFICATION);
    }

    /** Null when the call is no sign-in from an address. */
    static @Nullable SignIn byAddress(ApiCall call) {
        return of(call, CountedBy.ADDRESS);
    }

    /** Null when the call is no sign-in from an address, or the user's name is hidden. */
    static @Nullable SignIn byUser(ApiCall call) {
        SignIn signIn = of(call, CountedBy.USER);
        return signIn == null || signIn.user.equals(HIDDEN) ? null : signIn;
    }

    private static @Nullable SignIn of(ApiCall call, CountedBy countedBy) {
        if (!isOne(call) || Ip.parse(call.text(ApiField.SOURCE_IP)) == null) {
            return null;
        }
        return call.is(ApiField.NAME, CONSOLE_LOGIN)
                ? new SignIn(call, user(call), call.failed(), countedBy)
                : new SignIn(
                        call,
                        portalUser(call),
                        part(call, RawPart.SERVICE_EVENT_DETAILS).contains("Failure"),
                        countedBy);
    }

    private static String user(ApiCall call) {
        return call.is(ApiField.IDENTITY_TYPE, ROOT_USER) ? ROOT : call.textOr(ApiField.USER_NAME, call.principal());
    }

    private static String portalUser(ApiCall call) {
        Matcher name = USER_NAME.matcher(part(call, RawPart.ADDITIONAL_EVENT_DATA));
        return name.find() ? name.group(1) : call.textOr(ApiField.ON_BEHALF_OF, user(call));
    }

    private static String part(ApiCall call, RawPart part) {
        RawJson json = call.raw(part);
        return json == null ? "" : json.toString();
    }

    @Override
    public long key() {
        return countedBy == CountedBy.ADDRESS ? address() : userOfAccount();
    }

    /** Same for all accounts: whoever guesses tries several. Of IPv6 the /64, within which a machine picks its addresses. */
    private long address() {
        Ip ip = Objects.requireNonNull(Ip.parse(call.text(ApiField.SOURCE_IP)));
        return ip.isV4() ? Hash.combine(ip.high(), ip.low()) : Hash.combine(ip.high(), 0);
    }

    private long userOfAccount() {
        return Hash.of(call.account() + ' ' + user);
    }

    /** Hash of what is distinguished under the key. */
    long who() {
        return countedBy == CountedBy.ADDRESS ? userOfAccount() : address();
    }

    /** Its name. */
    String name() {
        return countedBy == CountedBy.ADDRESS ? user : call.textOr(ApiField.SOURCE_IP, "");
    }

    @Override
    public long time() {
        return call.time();
    }

    @Override
    public int compareTies(SignInInput other) {
        return TIES.compare(this, (SignIn) other);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
