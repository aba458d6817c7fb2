package io.vigil.rules.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.ApiWords;
import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.net.IpRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a condition expects of a field: a value, a list of which one must be met, or an object of operators that must all be met. Texts are
 * compared as they are written unless {@code ignore-case} says otherwise. A field with several texts passes when any of them does.
 */
final class Operators {
    static final String ENTRY = "entry";
    private static final String IGNORE_CASE = "ignore-case";
    private static final List<String> OF_TEXTS = List.of(
            "is",
            "in",
            "contains",
            "starts-with",
            "ends-with",
            "matches",
            "says",
            "exists",
            "cidr",
            "at-least",
            "at-most",
            ENTRY,
            IGNORE_CASE);
    private static final ConditionReader<RawJson> ENTRIES = new ConditionReader<>(new EntryFields());
    private static final List<String> OF_NUMBERS = List.of("is", "in", "at-least", "at-most");

    private Operators() {}

    static <E> Condition<E> ofTexts(Field.Texts<E> field, YamlSection section, String name) {
        if (!isObject(section, name)) {
            return field.passes(new TextTest.Exact(Set.copyOf(words(section, name))));
        }
        YamlSection operators = Objects.requireNonNull(section.section(name));
        boolean ignoreCase = operators.flag(IGNORE_CASE);
        List<Condition<E>> parts = new ArrayList<>();
        List<TextTest> tests = new ArrayList<>();
        for (String operator : operators.names()) {
            switch (operator) {
                case IGNORE_CASE -> {}
                case "exists" -> parts.add(presence(field, operators.flag(operator)));
                case ENTRY -> parts.add(entry(field, operators));
                default -> addTest(tests, operators, operator, ignoreCase);
            }
        }
        if (!tests.isEmpty()) {
            parts.add(field.passes(tests.size() == 1 ? tests.get(0) : new TextTest.AllOf(tests)));
        }
        return Condition.all(parts);
    }

    private static <E> Condition<E> presence(Field.Texts<E> field, boolean wanted) {
        Condition<E> present = field.passes(new TextTest.Present());
        return wanted ? present : present.negated();
    }

    private static <E> Condition<E> entry(Field.Texts<E> field, YamlSection operators) {
        Condition<E> entry = field.entry(ENTRIES.read(operators, ENTRY));
        if (entry == null) {
            operators.refuse(ENTRY, "this field has no entries: it is one text");
            return Condition.always();
        }
        return entry;
    }

    private static void addTest(List<TextTest> tests, YamlSection operators, String operator, boolean ignoreCase) {
        TextTest test = test(operators, operator, ignoreCase);
        if (test != null) {
            tests.add(ignoreCase ? new TextTest.IgnoringCase(test) : test);
        }
    }

    private static @Nullable TextTest test(YamlSection operators, String operator, boolean ignoreCase) {
        return switch (operator) {
            case "is", "in" -> new TextTest.Exact(Set.copyOf(operands(operators, operator, ignoreCase)));
            case "contains" -> part(operands(operators, operator, ignoreCase), String::contains);
            case "starts-with" -> part(operands(operators, operator, ignoreCase), String::startsWith);
            case "ends-with" -> part(operands(operators, operator, ignoreCase), String::endsWith);
            case "matches" -> pattern(operators, operator);
            case "says" -> said(operators, operator);
            case "cidr" -> ranges(operators, operator);
            case "at-least" -> new TextTest.Between(limit(operators, operator), Double.MAX_VALUE);
            case "at-most" -> new TextTest.Between(-Double.MAX_VALUE, limit(operators, operator));
            default -> {
                unknown(operators, operator, OF_TEXTS);
                yield null;
            }
        };
    }

    private static TextTest part(List<String> parts, BiPredicate<String, String> relation) {
        return new TextTest.Part(parts, relation);
    }

    private static List<String> operands(YamlSection operators, String operator, boolean ignoreCase) {
        List<String> words = words(operators, operator);
        return ignoreCase
                ? words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList()
                : words;
    }

    /** Flags and whole numbers are texts, too, in JSON that was not decoded; not with leading zeros, which YAML would drop. */
    private static List<String> words(YamlSection section, String name) {
        JsonNode value = section.raw(name);
        if (value != null && (value.isBoolean() || value.isIntegralNumber())) {
            return List.of(value.asText());
        }
        return section.texts(name);
    }

    /** One of these words of {@link ApiWords} is in the name. */
    private static @Nullable TextTest said(YamlSection operators, String operator) {
        List<String> expressions = new ArrayList<>();
        for (String word : operators.texts(operator)) {
            String expression = ApiWords.expression(word);
            if (expression == null) {
                operators.refuse(operator, ApiWords.unknown(word));
                return null;
            }
            expressions.add(expression);
        }
        return pattern(operators, operator, String.join("|", expressions));
    }

    private static @Nullable TextTest pattern(YamlSection operators, String operator) {
        return pattern(operators, operator, operators.requiredText(operator));
    }

    private static @Nullable TextTest pattern(YamlSection operators, String operator, String expression) {
        try {
            return new TextTest.Matches(LinearExpression.compile(expression, 0));
        } catch (InvalidExpression e) {
            operators.refuse(operator, "is no regular expression that can be run: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable TextTest ranges(YamlSection operators, String operator) {
        List<IpRange> ranges = new ArrayList<>();
        for (String text : operators.texts(operator)) {
            IpRange range = IpRange.cidr(text);
            if (range == null) {
                operators.refuse(
                        operator, "expected addresses or CIDR ranges, such as 10.0.0.0/8; " + text + " is none");
                return null;
            }
            ranges.add(range);
        }
        return new TextTest.Within(ranges);
    }

    private static double limit(YamlSection operators, String operator) {
        return Objects.requireNonNullElse(operators.number(operator), 0.0);
    }

    private static void unknown(YamlSection operators, String operator, List<String> known) {
        operators.refuse(operator, "no such operator" + DidYouMean.among(known, operator));
    }

    static <E> Condition<E> ofNumber(Field.Amount<E> field, YamlSection section, String name) {
        if (!isObject(section, name)) {
            return oneOf(field, section, name);
        }
        YamlSection operators = Objects.requireNonNull(section.section(name));
        List<Condition<E>> parts = new ArrayList<>();
        for (String operator : operators.names()) {
            parts.add(ofNumber(field, operators, operator, limit(operators, operator)));
        }
        return Condition.all(parts);
    }

    private static <E> Condition<E> ofNumber(
            Field.Amount<E> field, YamlSection operators, String operator, double limit) {
        return switch (operator) {
            case "is", "in" -> oneOf(field, operators, operator);
            case "at-least" -> number(field, value -> value >= limit);
            case "at-most" -> number(field, value -> value <= limit);
            default -> {
                unknown(operators, operator, OF_NUMBERS);
                yield Condition.always();
            }
        };
    }

    private static <E> Condition<E> oneOf(Field.Amount<E> field, YamlSection section, String name) {
        JsonNode value = section.raw(name);
        long[] numbers = value == null ? new long[0] : numbers(value);
        if (numbers.length == 0) {
            section.refuse(name, "expected a whole number or a list of them");
        }
        Arrays.sort(numbers);
        return number(field, asked -> Arrays.binarySearch(numbers, asked) >= 0);
    }

    private static <E> Condition<E> number(Field.Amount<E> field, LongPredicate expected) {
        return new Condition<>(
                Condition.FLAG, event -> expected.test(field.value().applyAsLong(event)));
    }

    private static long[] numbers(JsonNode value) {
        JsonNode[] members = value.isArray() ? members(value) : new JsonNode[] {value};
        boolean whole = Arrays.stream(members).allMatch(JsonNode::isIntegralNumber);
        return whole ? Arrays.stream(members).mapToLong(JsonNode::longValue).toArray() : new long[0];
    }

    private static JsonNode[] members(JsonNode list) {
        var members = new JsonNode[list.size()];
        for (int at = 0; at < members.length; at++) {
            members[at] = list.get(at);
        }
        return members;
    }

    private static boolean isObject(YamlSection section, String name) {
        JsonNode value = section.raw(name);
        return value != null && value.isObject();
    }
}
