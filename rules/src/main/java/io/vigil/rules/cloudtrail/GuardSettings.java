package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads from a request of whatever service that something which guards is to be off: services name guards alike, and what off is. */
final class GuardSettings {
    /** In names of members, small. */
    private static final String[] GUARDS = {
        "encrypt",
        "logging",
        "audit",
        "auth",
        "mfa",
        "protect",
        "firewall",
        "inspect",
        "verif",
        "validat",
        "guardrail",
        "monitor",
        "approval",
        "scan",
        "lockout",
        "tls",
        "recovery",
        "backupretention",
        "snapshotretention"
    };

    private static final Mentions MENTIONED = new Mentions(GUARDS);
    private static final Pattern GUARD = Pattern.compile(String.join("|", GUARDS));
    /** The same word about something else. */
    private static final Pattern NO_GUARD = Pattern.compile("author(s|$)|authorizedby|authoritative");
    /** With it, a guard is off when this is true. */
    private static final Pattern TAKEN_AWAY =
            Pattern.compile("^(is)?(disable|skip|bypass|ignore|exclude|suspend|without)");
    /** What a guard that is an object is switched by. */
    private static final Pattern SWITCH =
            Pattern.compile("enabled?$|status$|state$|mode$|type$|option$|required$|^value$");

    private static final Set<String> OFF = Set.of(
            "false",
            "disabled",
            "disable",
            "off",
            "none",
            "suspended",
            "inactive",
            "optional",
            "not_required",
            "not_enabled",
            "unprotected",
            "permissive");
    /** Copies that are kept for no day are not made. */
    private static final String KEPT = "retention";

    /** Says of what, not how it is to be. */
    private static final Pattern NAMES =
            Pattern.compile("id$|ids$|arn$|arns$|name$|names$|token$|version$|description$|reason$|region$");

    private GuardSettings() {}

    /**
     * Something that guards is off in the request, which says no more than {@code among} things beside what it is about: the fewer it says, the likelier
     * it was made for this one.
     */
    static Condition<ApiCall> guardOff(YamlSection arguments) {
        int among = Objects.requireNonNullElse(arguments.count("among"), Integer.MAX_VALUE);
        return Condition.all(List.of(
                new Condition<>(Condition.JSON, call -> MENTIONED.mayBeIn(call.raw(RawPart.REQUEST_PARAMETERS))),
                CallTests.understood((call, root) -> isOff(root, "", false) && settings(root, "") <= among)));
    }

    /**
     * @param name of the member that it is, in lower case
     * @param within it is part of what guards
     */
    private static boolean isOff(JsonNode value, String name, boolean within) {
        boolean guard = GUARD.matcher(name).find() && !NO_GUARD.matcher(name).find();
        if (value.isValueNode()) {
            String given = value.asText().toLowerCase(Locale.ROOT);
            if (TAKEN_AWAY.matcher(name).find()) {
                return guard && given.equals("true");
            }
            boolean off = OFF.contains(given) || given.equals("0") && name.contains(KEPT);
            return (guard || within && SWITCH.matcher(name).find()) && off;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (isOff(member.getValue(), member.getKey().toLowerCase(Locale.ROOT), guard)) {
                return true;
            }
        }
        for (JsonNode member : value.isArray() ? value : List.<JsonNode>of()) {
            if (isOff(member, name, within)) {
                return true;
            }
        }
        return false;
    }

    /** How many things the request says, without what it says them of. */
    private static int settings(JsonNode value, String name) {
        if (value.isValueNode()) {
            return value.isNull() || NAMES.matcher(name).find() ? 0 : 1;
        }
        int all = 0;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            all += settings(member.getValue(), member.getKey().toLowerCase(Locale.ROOT));
        }
        for (JsonNode member : value.isArray() ? value : List.<JsonNode>of()) {
            all += settings(member, name);
        }
        return all;
    }
}
