package io.vigil.sources.ocsf;

import io.vigil.sources.json.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Resolver query log record from an OCSF event: DNS Activity (4003). */
public final class OcsfQuery {
    private static final String DNS_ACTIVITY = "4003";

    /** How Security Lake states what the DNS firewall did. */
    private static final Map<String, String> ACTIONS =
            Map.of("Blocked", "BLOCK", "Denied", "BLOCK", "Alert", "ALERT", "Detected", "ALERT");

    private OcsfQuery() {}

    /** The record; null when the event is no query. */
    public static @Nullable JsonTree of(OcsfEvent source) {
        JsonTree event = source.tree();
        if (!DNS_ACTIVITY.equals(source.classUid())) {
            return null;
        }
        String rcode = event.text("rcode");
        return JsonTree.empty()
                .put("version", event.text("metadata.product.version"))
                .put("account_id", source.account())
                .put("region", event.text("cloud.region"))
                .put("vpc_id", event.text("src_endpoint.vpc_uid"))
                .put("query_timestamp", source.time())
                .put("query_name", event.text("query.hostname"))
                .put("query_type", event.text("query.type"))
                .put("query_class", event.text("query.class"))
                .put("rcode", rcode == null ? null : rcode.toUpperCase(Locale.ROOT))
                .put("answers", answers(event))
                .put("srcaddr", event.text("src_endpoint.ip"))
                .put("srcport", event.text("src_endpoint.port"))
                .put("transport", upper(event.text("connection_info.protocol_name")))
                .put("srcids.instance", event.firstText("src_endpoint.instance_uid", "unmapped.srcids.instance"))
                .put("firewall_rule_action", firewallAction(event));
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static List<JsonTree> answers(JsonTree event) {
        return event.objects("answers").stream()
                .map(answer -> JsonTree.empty()
                        .put("Rdata", answer.text("rdata"))
                        .put("Type", answer.text("type"))
                        .put("Class", answer.text("class")))
                .toList();
    }

    private static @Nullable String firewallAction(JsonTree event) {
        String logged = event.text("unmapped.firewall_rule_action");
        if (logged != null) {
            return logged;
        }
        String disposition = event.firstText("disposition", "action");
        boolean ruled = event.has("firewall_rule") || "Alert".equals(disposition) || "Blocked".equals(disposition);
        return ruled && disposition != null ? ACTIONS.get(disposition) : null;
    }
}
