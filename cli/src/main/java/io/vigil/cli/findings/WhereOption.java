package io.vigil.cli.findings;

import io.vigil.catalogue.Problems;
import io.vigil.console.store.Condition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code --where}: conditions of GuardDuty's FindingCriteria, as one types them. */
final class WhereOption {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,200}?)(!=|>=|<=|=|>|<)(.*)", Pattern.DOTALL);

    private WhereOption() {}

    /** Those of one field with {@code =} are alternatives, those with {@code !=} are all excluded; everything else must hold together. */
    static List<Condition> conditions(List<String> given, Problems problems) {
        var equal = new LinkedHashMap<String, List<String>>();
        var unequal = new LinkedHashMap<String, List<String>>();
        var conditions = new ArrayList<Condition>();
        for (String text : given) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                problems.add("--where", text, "expected FIELD=VALUE, or != < <= > >= between them");
                continue;
            }
            switch (form.group(2)) {
                case "=" ->
                    equal.computeIfAbsent(form.group(1), field -> new ArrayList<>())
                            .add(form.group(3));
                case "!=" ->
                    unequal.computeIfAbsent(form.group(1), field -> new ArrayList<>())
                            .add(form.group(3));
                default -> addRange(form, text, conditions, problems);
            }
        }
        addEqual(equal, conditions);
        unequal.forEach((field, values) -> conditions.add(Condition.unequal(field, values)));
        return conditions;
    }

    private static void addEqual(Map<String, List<String>> equal, List<Condition> conditions) {
        equal.forEach((field, values) -> conditions.add(Condition.equal(field, values)));
    }

    private static void addRange(Matcher form, String text, List<Condition> conditions, Problems problems) {
        Double bound = number(form.group(3));
        if (bound == null) {
            problems.add(
                    "--where", text, "expected a number or a time such as 2026-06-12T10:00:00Z after " + form.group(2));
        } else {
            conditions.add(Condition.range(form.group(1), form.group(2), bound));
        }
    }

    /** Of a time its epoch milliseconds. */
    private static @Nullable Double number(String text) {
        try {
            return text.endsWith("Z") ? (double) Instant.parse(text).toEpochMilli() : Double.valueOf(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }
}
