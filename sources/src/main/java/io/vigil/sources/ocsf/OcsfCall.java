package io.vigil.sources.ocsf;

import io.vigil.sources.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CloudTrail record from an OCSF event: API Activity (6003; 3005 in 1.0.0-rc.2), Authentication (3002), Account Change (3001), and the other
 * classes into which CloudTrail's calls are sorted. What OCSF has no place for is under {@code unmapped}, by the names of CloudTrail.
 */
public final class OcsfCall {
    private static final Set<String> CATEGORIES = Set.of("Management", "Data", "NetworkActivity");
    /** {@code activity_id} of API Activity. */
    private static final String READ = "2";

    private static final Set<String> API_ACTIVITY = Set.of("6003", "3005");

    private final JsonTree event;
    private final JsonTree call = JsonTree.empty();

    private OcsfCall(OcsfEvent event) {
        this.event = event.tree();
    }

    /** The record; null when the event is no call. */
    public static @Nullable JsonTree of(OcsfEvent event) {
        boolean isCall = event.tree().has("api.operation") && event.tree().has("api.service.name");
        return isCall ? new OcsfCall(event).read(event) : null;
    }

    private JsonTree read(OcsfEvent source) {
        call.put("eventVersion", event.text("metadata.product.version"))
                .put("eventTime", source.time())
                .put("eventSource", event.text("api.service.name"))
                .put("eventName", event.text("api.operation"))
                .put("awsRegion", event.text("cloud.region"))
                .put("sourceIPAddress", event.firstText("src_endpoint.ip", "src_endpoint.domain"))
                .put("userAgent", event.text("http_request.user_agent"))
                .put("requestID", event.text("api.request.uid"))
                .put("eventID", event.text("metadata.uid"))
                .put("eventType", event.firstText("metadata.event_code", "metadata.log_name"))
                .put("errorCode", event.text("api.response.error"))
                .put("errorMessage", event.text("api.response.message"))
                .put("requestParameters", event.object("api.request.data"))
                .put("responseElements", event.object("api.response.data"))
                .put("resources", resources());
        identity();
        unmapped();
        call.put("recipientAccountId", source.account());
        category();
        return call;
    }

    private void identity() {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("uid", "uid_alt", "uuid")) {
            String id = event.text("actor.user." + name);
            if (id != null) {
                ids.add(id);
            }
        }
        String arn =
                ids.stream().filter(id -> id.startsWith("arn:")).findFirst().orElse(null);
        String principal =
                ids.stream().filter(id -> !id.startsWith("arn:")).findFirst().orElse(null);
        call.put("userIdentity.type", event.text("actor.user.type"))
                .put("userIdentity.principalId", principal)
                .put("userIdentity.arn", arn)
                .put("userIdentity.accountId", event.firstText("actor.user.account.uid", "actor.user.account_uid"))
                .put("userIdentity.accessKeyId", event.text("actor.user.credential_uid"))
                .put("userIdentity.userName", event.text("actor.user.name"))
                .put("userIdentity.invokedBy", event.text("actor.invoked_by"));
        session(principal);
    }

    private void session(@Nullable String principal) {
        String created = event.firstText("actor.session.created_time_dt", "actor.session.created_time");
        Long millis = created == null ? null : OcsfEvent.millis(created);
        String attributes = "userIdentity.sessionContext.attributes.";
        call.put(attributes + "creationDate", millis == null ? created : OcsfEvent.iso(millis))
                .put(attributes + "mfaAuthenticated", event.firstText("actor.session.is_mfa", "actor.session.mfa"));
        String issuer = event.text("actor.session.issuer");
        if (issuer != null && issuer.startsWith("arn:")) {
            issuer(issuer, principal);
        }
    }

    /** OCSF keeps the name of the role alone; the rest of the issuer is in it and in the principal. */
    private void issuer(String arn, @Nullable String principal) {
        unmapped();
        String issuer = "userIdentity.sessionContext.sessionIssuer.";
        String[] parts = arn.split(":", 6);
        call.put(issuer + "arn", arn)
                .put(issuer + "type", arn.contains(":role/") ? "Role" : null)
                .put(
                        issuer + "principalId",
                        principal == null ? null : principal.split(":", 2)[0])
                .put(issuer + "accountId", parts.length == 6 ? parts[4] : null)
                .put(issuer + "userName", arn.substring(arn.lastIndexOf('/') + 1));
    }

    private void unmapped() {
        JsonTree unmapped = event.object("unmapped");
        if (unmapped == null) {
            return;
        }
        for (String name : unmapped.names()) {
            merge(unmapped, name, name);
        }
    }

    private void merge(JsonTree from, String name, String path) {
        JsonTree inner = from.object(name);
        if (inner == null || !call.has(path)) {
            call.copy(path, from, name);
            return;
        }
        for (String below : inner.names()) {
            merge(inner, below, path + "." + below);
        }
    }

    private void category() {
        String feature = event.text("metadata.product.feature.name");
        call.put("eventCategory", feature != null && CATEGORIES.contains(feature) ? feature : null);
        boolean read = READ.equals(event.text("activity_id")) && API_ACTIVITY.contains(classUid());
        call.put("readOnly", read ? "true" : "false");
    }

    private String classUid() {
        String uid = event.text("class_uid");
        return uid == null ? "" : uid;
    }

    private List<JsonTree> resources() {
        return event.objects("resources").stream()
                .map(resource -> JsonTree.empty()
                        .put("ARN", resource.text("uid"))
                        .put("accountId", resource.firstText("owner.account.uid", "account.uid", "account_uid"))
                        .put("type", resource.text("type")))
                .toList();
    }
}
