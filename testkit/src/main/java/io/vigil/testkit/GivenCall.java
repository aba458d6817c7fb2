package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.net.GeoCell;
import io.vigil.events.net.Origin;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API call as CloudTrail would record it, with all that follows from the little that is given. */
public final class GivenCall {
    private final Map<ApiField, String> fields = new EnumMap<>(ApiField.class);
    private final Map<RawPart, JsonNode> parts = new EnumMap<>(RawPart.class);
    private String who = "alice";
    private String account = Given.ACCOUNT;
    private long time = Given.MONDAY;
    private long bytesOut = -1;
    private int flags;
    private @Nullable Origin origin;
    private GeoCell spot = GeoCell.UNKNOWN;
    private ListHit[] hits = ListHit.NONE;

    GivenCall(String api) {
        int colon = api.indexOf(':');
        String service = api.substring(0, Math.max(colon, 0));
        if (service.isEmpty()) {
            throw new IllegalArgumentException("expected an API such as iam:CreateUser, not " + api);
        }
        String name = api.substring(colon + 1);
        fields.put(ApiField.SERVICE, service.contains(".") ? service : service + ".amazonaws.com");
        fields.put(ApiField.NAME, name);
        fields.put(ApiField.EVENT_TYPE, service.equals("signin") ? "AwsConsoleSignIn" : "AwsApiCall");
        boolean data = service.equals("s3") && name.contains("Object");
        fields.put(ApiField.EVENT_CATEGORY, data ? "Data" : "Management");
        flags = (data ? 0 : CallFlag.MANAGEMENT)
                | (name.matches("(Get|List|Describe|Head).*") ? CallFlag.READ_ONLY : 0);
    }

    /** See {@link GivenIdentity} for the words. */
    public GivenCall by(String word) {
        who = word;
        return this;
    }

    public GivenCall from(String address) {
        return set(ApiField.SOURCE_IP, address);
    }

    public GivenCall agent(String userAgent) {
        return set(ApiField.USER_AGENT, userAgent);
    }

    public GivenCall error(String code) {
        return set(ApiField.ERROR_CODE, code);
    }

    public GivenCall region(String region) {
        return set(ApiField.REGION, region);
    }

    public GivenCall bucket(String bucket) {
        return set(ApiField.BUCKET, bucket);
    }

    public GivenCall key(String key) {
        return set(ApiField.OBJECT_KEY, key);
    }

    /** The id of the event; without it, one that follows from what is given for the call. */
    public GivenCall id(String id) {
        return set(ApiField.EVENT_ID, id);
    }

    /** Any field; it wins over what the identity would put there. */
    public GivenCall set(ApiField field, String text) {
        fields.put(field, text);
        return this;
    }

    public GivenCall in(String accountId) {
        account = accountId;
        return this;
    }

    public GivenCall at(long millis) {
        time = millis;
        return this;
    }

    /** Offset from {@link Given#MONDAY}. */
    public GivenCall at(String offset) {
        return at(Given.at(offset));
    }

    /** One of the flags of {@link ApiCall}. */
    public GivenCall flag(int flag) {
        flags |= flag;
        return this;
    }

    public GivenCall bytesOut(long bytes) {
        bytesOut = bytes;
        return this;
    }

    public GivenCall part(RawPart part, String json) {
        return part(part, JsonTexts.read(json));
    }

    GivenCall part(RawPart part, JsonNode json) {
        parts.put(part, json);
        return this;
    }

    /** What enrichment would have learnt; without it, only the kind of the address. */
    public GivenCall origin(Origin learnt) {
        origin = learnt;
        return this;
    }

    /** Where enrichment would have placed the address. */
    public GivenCall spot(GeoCell place) {
        spot = place;
        return this;
    }

    public GivenCall hits(ListHit... touched) {
        hits = touched;
        return this;
    }

    public ApiCall build() {
        Map<ApiField, String> all = new EnumMap<>(fields);
        GivenIdentity.identify(who, account, all);
        all.putAll(fields);
        all.putIfAbsent(ApiField.ACCOUNT, account);
        all.putIfAbsent(ApiField.REGION, Given.REGION);
        all.putIfAbsent(ApiField.SOURCE_IP, "198.51.100.1");
        all.putIfAbsent(ApiField.USER_AGENT, "aws-cli/2.15.0");
        all.putIfAbsent(ApiField.EVENT_ID, Ids.event(time + " " + all + " " + parts));
        nameObject(all);
        var builder = new ApiCallBuilder().time(time).bytesOut(bytesOut).flag(flags);
        all.forEach(builder::set);
        parts.forEach((part, json) -> builder.raw(part, RawJson.of(json.toString())));
        builder.raw(RawPart.RECORD, RawJson.of(CallRecord.of(time, flags, all, parts)));
        ApiCall call = Objects.requireNonNull(builder.build(), "the fields are longer than a call may be");
        return call.withIntel(origin == null ? Addresses.origin(all.get(ApiField.SOURCE_IP)) : origin, spot, hits);
    }

    /** Bucket and key stand in the request, too. */
    private void nameObject(Map<ApiField, String> all) {
        String bucket = all.get(ApiField.BUCKET);
        String key = all.get(ApiField.OBJECT_KEY);
        if (bucket == null && key == null) {
            return;
        }
        ObjectNode request =
                parts.get(RawPart.REQUEST_PARAMETERS) instanceof ObjectNode given ? given : JsonTexts.object();
        if (bucket != null) {
            request.put("bucketName", bucket);
        }
        if (key != null) {
            request.put("key", key);
        }
        parts.put(RawPart.REQUEST_PARAMETERS, request);
    }
}
