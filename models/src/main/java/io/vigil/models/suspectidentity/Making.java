package io.vigil.models.suspectidentity;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.codec.ByContent;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * An identity was made, or a way into one that was there.
 *
 * @param eventId of the call
 * @param time epoch milliseconds
 * @param maker as {@link ApiCall#principal()} names it
 * @param makerName {@link IdentityName}
 * @param made {@link IdentityName}
 * @param accessKey that was made; empty when the way in is no key, or CloudTrail does not name it
 * @param whole nobody else can be that identity: it did not exist before
 * @param address that the maker called from; empty when not known
 */
public record Making(
        String eventId,
        long time,
        String account,
        String maker,
        String makerName,
        String made,
        String accessKey,
        boolean whole,
        String address)
        implements IdentityInput {
    private static final Comparator<Making> TIES =
            Comparator.comparing(Making::eventId).thenComparing(new ByContent<>(Making.class));
    private static final Pattern USER = Pattern.compile("\"userName\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern ROLE = Pattern.compile("\"roleName\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern KEY = Pattern.compile("\"accessKeyId\"\\s*:\\s*\"([^\"\\\\]+)\"");

    /** A way into what. */
    private enum Way {
        NEW_USER,
        NEW_ROLE,
        USER,
        ROLE,
        NONE
    }

    private static final Map<String, Way> WAYS = Map.ofEntries(
            Map.entry("CreateUser", Way.NEW_USER),
            Map.entry("CreateRole", Way.NEW_ROLE),
            Map.entry("CreateAccessKey", Way.USER),
            Map.entry("CreateLoginProfile", Way.USER),
            Map.entry("UpdateLoginProfile", Way.USER),
            Map.entry("CreateServiceSpecificCredential", Way.USER),
            Map.entry("AttachUserPolicy", Way.USER),
            Map.entry("PutUserPolicy", Way.USER),
            Map.entry("AddUserToGroup", Way.USER),
            Map.entry("UpdateAssumeRolePolicy", Way.ROLE),
            Map.entry("AttachRolePolicy", Way.ROLE),
            Map.entry("PutRolePolicy", Way.ROLE));

    /** Whether calls of this API are such. */
    static boolean isWay(ApiCall call) {
        return way(call) != Way.NONE;
    }

    private static Way way(ApiCall call) {
        return call.service().equals("iam.amazonaws.com") ? WAYS.getOrDefault(call.name(), Way.NONE) : Way.NONE;
    }

    /** Null for all other calls, and where the call does not name whom it is about, or is about the caller. */
    static @Nullable Making of(ApiCall call) {
        Way way = way(call);
        return way == Way.NONE || call.failed() || !call.has(ApiField.PRINCIPAL) ? null : of(call, way);
    }

    private static @Nullable Making of(ApiCall call, Way way) {
        boolean role = way == Way.ROLE || way == Way.NEW_ROLE;
        String name = find(role ? ROLE : USER, call, RawPart.REQUEST_PARAMETERS);
        String made = role ? IdentityName.role(name) : IdentityName.user(name);
        String maker = IdentityName.of(call);
        if (name.isEmpty() || made.equals(maker)) {
            return null;
        }
        return new Making(
                call.id(),
                call.time(),
                call.account(),
                call.principal(),
                maker,
                made,
                find(KEY, call, RawPart.RESPONSE_ELEMENTS),
                way == Way.NEW_USER || way == Way.NEW_ROLE,
                call.textOr(ApiField.SOURCE_IP, ""));
    }

    private static String find(Pattern pattern, ApiCall call, RawPart part) {
        RawJson json = call.raw(part);
        Matcher found = pattern.matcher(json == null ? "" : json.toString());
        return found.find() ? found.group(1) : "";
    }

    /** The maker, as lineage names whoever is behind something. */
    String makerSelf() {
        return IdentityName.self(makerName, account, maker);
    }

    void write(DataOutputView out) throws IOException {
        out.writeUTF(eventId);
        out.writeLong(time);
        out.writeUTF(account);
        out.writeUTF(maker);
        out.writeUTF(makerName);
        out.writeUTF(made);
        out.writeUTF(accessKey);
        out.writeBoolean(whole);
        out.writeUTF(address);
    }

    static Making read(DataInputView in) throws IOException {
        return new Making(
                in.readUTF(),
                in.readLong(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean(),
                in.readUTF());
    }

    /** Whether that is this way in at work: any use of what did not exist before, else what comes by the new key or from the maker's address. */
    boolean isUsed(String key, String from) {
        return whole
                || !accessKey.isEmpty() && accessKey.equals(key)
                || accessKey.isEmpty() && !address.isEmpty() && address.equals(from);
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int compareAlike(IdentityInput other) {
        return TIES.compare(this, (Making) other);
    }
}
