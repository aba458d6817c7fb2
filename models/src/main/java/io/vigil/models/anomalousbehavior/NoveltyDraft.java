package io.vigil.models.anomalousbehavior;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Hash;
import io.vigil.events.Novelty;
import io.vigil.models.anomalousbehavior.AnomalousBehavior.Doubt;
import io.vigil.models.habit.Users;
import java.util.Arrays;
import java.util.Locale;

/** Writes down what an account is to hear of a call. Behind the attributes stand two of the principal itself, its name and its type. */
final class NoveltyDraft {
    static final int USER = Attribute.COUNT;
    static final int USER_TYPE = Attribute.COUNT + 1;
    static final int COUNT = Attribute.COUNT + 2;

    private static final Attribute[] ATTRIBUTES = Attribute.values();
    private static final String SINGLE_SIGN_ON = "AWSReservedSSO_";
    private static final double[] NO_FIGURES = {};

    private final String unit;
    private final TraitReader traits;

    NoveltyDraft(String unit, TraitReader traits) {
        this.unit = unit;
        this.traits = traits;
    }

    /** @param firstToday the principal did nothing today before */
    Novelty of(ApiCall call, Traits seen, Lessons lessons, boolean firstToday, Doubt doubt) {
        var values = new long[COUNT];
        var words = new String[COUNT];
        Arrays.fill(words, "");
        for (Attribute attribute : ATTRIBUTES) {
            values[attribute.code] = seen.key(attribute);
            String text = lessons.begins(attribute) ? traits.text(attribute, call, seen) : null;
            words[attribute.code] = text == null ? "" : text;
        }
        words[USER] = name(call);
        words[USER_TYPE] = type(call);
        values[USER] = call.entityHash();
        values[USER_TYPE] = Hash.of(words[USER_TYPE]);
        return new Novelty(
                unit,
                call.time(),
                call.account(),
                call.id(),
                call.region(),
                call.entityHash(),
                isPerson(call),
                lessons.learned() | (firstToday ? 1 << USER | 1 << USER_TYPE : 0),
                lessons.begun(),
                values,
                words,
                doubt.candidate() == null ? NO_FIGURES : doubt.outlook().figures(),
                doubt.candidate());
    }

    private static String name(ApiCall call) {
        return call.textOr(ApiField.USER_NAME, call.textOr(ApiField.ISSUER_USER_NAME, call.principal()));
    }

    /** As GuardDuty writes it: {@code IAM_USER}, {@code ASSUMED_ROLE}, … */
    private static String type(ApiCall call) {
        String type = call.textOr(ApiField.IDENTITY_TYPE, "Unknown");
        return type.equals("IAMUser")
                ? "IAM_USER"
                : type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Users, and roles that people sign in to: their session is named by an address of mail, or single sign-on made the role. */
    private static boolean isPerson(ApiCall call) {
        return Users.made(call)
                || call.textOr(ApiField.ISSUER_USER_NAME, "").startsWith(SINGLE_SIGN_ON)
                || call.textOr(ApiField.PRINCIPAL_ID, "").indexOf('@') >= 0;
    }
}
