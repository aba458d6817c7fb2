package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.signals.FirstSeen;
import io.vigil.models.anomalousbehavior.AnomalousBehavior.Doubt;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Drafts the report of a call to its account: what the call shows, and who makes it. */
final class FirstSeenDraft {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final String unit;
    private final TraitReader traits;

    FirstSeenDraft(String unit, TraitReader traits) {
        this.unit = unit;
        this.traits = traits;
    }

    /** @param firstToday the principal did nothing today before */
    FirstSeen of(ApiCall call, Traits seen, Lessons lessons, boolean firstToday, Doubt doubt) {
        Map<Attribute, Shown> shown = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.OF_CALLS) {
            if (seen.key(attribute) != 0) {
                shown.put(attribute, shown(attribute, call, seen, lessons));
            }
        }
        String type = type(call);
        shown.put(Attribute.USER, new Shown(call.entityHash(), firstToday, false, name(call)));
        shown.put(Attribute.USER_TYPE, new Shown(Hash.of(type), firstToday, false, type));
        Outlook outlook = doubt.candidate() == null ? null : doubt.outlook();
        var behavior = new NewBehavior(PrincipalKey.isPerson(call), group(call), doubt.newcomer(), shown, outlook);
        return FirstSeen.of(unit, call, behavior, doubt.candidate());
    }

    /** Hash of the role whose sessions have habits of their own; 0 for others, whose role is their principal already. */
    static long group(ApiCall call) {
        boolean shares = call.is(CallFlag.INSTANCE_SESSION) || call.is(CallFlag.PERSON_SESSION);
        return shares ? call.hash(ApiField.ISSUER_ARN) : 0;
    }

    private Shown shown(Attribute attribute, ApiCall call, Traits seen, Lessons lessons) {
        String text = lessons.begins(attribute) ? traits.text(attribute, call, seen) : null;
        return new Shown(
                seen.key(attribute), lessons.learns(attribute), lessons.begins(attribute), text == null ? "" : text);
    }

    static String name(ApiCall call) {
        return call.textOr(ApiField.USER_NAME, call.textOr(ApiField.ISSUER_USER_NAME, call.principal()));
    }

    /** As GuardDuty writes it: {@code IAM_USER}, {@code ASSUMED_ROLE}, … */
    private static String type(ApiCall call) {
        String type = call.textOr(ApiField.IDENTITY_TYPE, "Unknown");
        return type.equals("IAMUser")
                ? "IAM_USER"
                : BETWEEN_WORDS.matcher(type).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
