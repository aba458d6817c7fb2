package io.vigil.rules.cloudtrail;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Detection;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.TextTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Key {@code habit} of a rule: by what one knows an act again, for {@link Detection#habit}. A list of fields that say whom or what the act is aimed
 * at, all values of each; {@code caller} where that is nothing but who calls; {@code none}, or no key, for what nobody may get people used to.
 *
 * @param target null when the rule knows no habit
 */
record Habit(Field.@Nullable Texts<ApiCall> target) {
    static final Habit NONE = new Habit(null);

    private static final List<String> NEVER = List.of("none");
    private static final List<String> CALLER = List.of("caller");
    /** Longer ones, such as policies, are cut, and distinguished by their hash. */
    private static final int LONGEST = 120;

    static Habit read(YamlSection rule, ConditionReader<ApiCall> conditions) {
        List<String> wanted = rule.texts("habit");
        if (wanted.isEmpty() || wanted.equals(NEVER)) {
            return NONE;
        }
        return new Habit(wanted.equals(CALLER) ? (call, test) -> false : conditions.texts(rule, "habit"));
    }

    /** The call's name and all that it is aimed at; null when nothing makes this a habit. */
    @Nullable
    String of(ApiCall call) {
        if (target == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        target.any(call, new TextTest.Gather(texts));
        String act = String.join(
                " ", Stream.concat(Stream.of(name(call)), texts.stream()).toList());
        return act.length() <= LONGEST ? act : act.substring(0, LONGEST) + "… " + Long.toHexString(Hash.of(act));
    }

    private static String name(ApiCall call) {
        return call.text(ApiField.SERVICE) + ' ' + call.text(ApiField.NAME);
    }
}
