package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.rules.condition.ValueTest;
import io.vigil.rules.sigma.Expression.Constant;
import io.vigil.rules.sigma.Modifiers.Kind;
import io.vigil.rules.sigma.ValueTests.AnyOf;
import io.vigil.rules.sigma.ValueTests.Present;
import io.vigil.rules.sigma.ValueTests.Something;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code field|modifier: values}. What is wrong becomes a problem, and the item then holds of nothing. */
record Items(Values values) {
    private static final Modifiers PLAIN = new Modifiers(Kind.TEXT, List.of());

    Expression read(String key, JsonNode value, SourceLocation spot) {
        List<String> parts = List.of(key.split("\\|", -1));
        Modifiers modifiers = Modifiers.read(parts.subList(1, parts.size()), spot);
        List<JsonNode> members = members(value, spot);
        if (modifiers == null || members.isEmpty()) {
            return Constant.NEVER;
        }
        String field = parts.get(0);
        if (!field.isEmpty()) {
            String objection = RecordMembers.objection(field);
            if (objection != null) {
                spot.refuse(objection);
                return Constant.NEVER;
            }
        }
        Expression asked =
                field.isEmpty() ? keywords(members, modifiers, spot) : field(field, members, modifiers, spot);
        return modifiers.has("neq") ? asked.negated() : asked;
    }

    /** A word, or a list of words of which one is met, anywhere in the record. */
    Expression keywords(JsonNode value, SourceLocation spot) {
        return keywords(members(value, spot), PLAIN, spot);
    }

    private static List<JsonNode> members(JsonNode value, SourceLocation spot) {
        List<JsonNode> members = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(members::add);
        } else {
            members.add(value);
        }
        if (members.isEmpty()) {
            spot.refuse("expected a value or a list of values; an empty list never matches");
        }
        for (JsonNode member : members) {
            if (member.isContainerNode()) {
                spot.refuse(member.toString(), "expected a value; a field inside another is written with a dot");
                return List.of();
            }
        }
        return members;
    }

    private Expression keywords(List<JsonNode> members, Modifiers modifiers, SourceLocation spot) {
        boolean searchable = modifiers.kind() == Kind.TEXT || modifiers.kind() == Kind.EXPRESSION;
        String affix = modifiers.affix();
        if (!searchable || affix != null && !affix.equals("contains")) {
            spot.refuse("this modifier needs a field: words are looked for in the record as a whole");
            return Constant.NEVER;
        }
        List<Expression> parts = new ArrayList<>();
        for (JsonNode member : members) {
            if (member.isNull() || member.asText().isEmpty()) {
                spot.refuse("expected words to look for; an empty one is everywhere");
            }
            ValueTest test = values.keyword(member, modifiers, spot);
            parts.add(test == null ? Constant.NEVER : new KeywordQuestion(test));
        }
        return linked(parts, modifiers);
    }

    private static Expression linked(List<Expression> parts, Modifiers modifiers) {
        return modifiers.has("all") ? Expression.all(parts) : Expression.any(parts);
    }

    private Expression field(String field, List<JsonNode> members, Modifiers modifiers, SourceLocation spot) {
        if (modifiers.kind() == Kind.EXISTS) {
            return exists(field, members, spot);
        }
        List<Expression> parts = new ArrayList<>();
        List<ValueTest> tests = new ArrayList<>();
        for (JsonNode member : members) {
            if (member.isNull() || modifiers.kind() == Kind.REFERENCE) {
                parts.add(member.isNull() ? isNull(field, modifiers, spot) : reference(field, member, modifiers, spot));
                continue;
            }
            ValueTest test = values.read(member, modifiers, spot);
            if (test != null) {
                tests.add(test);
            }
        }
        RecordField asked = RecordField.of(field);
        if (modifiers.has("all")) {
            tests.forEach(test -> parts.add(new FieldQuestion(asked, test)));
        } else if (!tests.isEmpty()) {
            parts.add(new FieldQuestion(asked, AnyOf.of(tests)));
        }
        return parts.isEmpty() ? Constant.NEVER : linked(parts, modifiers);
    }

    /** There, be its value null; or not there at all. */
    private static Expression exists(String field, List<JsonNode> members, SourceLocation spot) {
        if (members.size() != 1 || !members.get(0).isBoolean()) {
            spot.refuse("expected true or false");
            return Constant.NEVER;
        }
        Expression present = new FieldQuestion(RecordField.inRecord(field), new Present());
        return members.get(0).booleanValue() ? present : present.negated();
    }

    /** Not there, or without a value. */
    private static Expression isNull(String field, Modifiers modifiers, SourceLocation spot) {
        if (modifiers.kind() != Kind.TEXT || !modifiers.rewriting().isEmpty()) {
            spot.refuse("null", "goes with no modifier");
        }
        return new FieldQuestion(RecordField.of(field), new Something()).negated();
    }

    private static Expression reference(String field, JsonNode member, Modifiers modifiers, SourceLocation spot) {
        String objection = member.isTextual() ? RecordMembers.objection(member.textValue()) : "is no name of a field";
        if (objection != null) {
            spot.refuse(member.asText(), objection);
            return Constant.NEVER;
        }
        return new ReferenceQuestion(RecordField.of(field), RecordField.of(member.textValue()), relation(modifiers));
    }

    private static BiPredicate<String, String> relation(Modifiers modifiers) {
        BiPredicate<String, String> relation = relation(modifiers.affix());
        return modifiers.has("cased") ? relation : (one, other) -> relation.test(Wild.fold(one), Wild.fold(other));
    }

    private static BiPredicate<String, String> relation(@Nullable String affix) {
        return switch (String.valueOf(affix)) {
            case "contains" -> String::contains;
            case "startswith" -> String::startsWith;
            case "endswith" -> String::endsWith;
            default -> String::equals;
        };
    }
}
