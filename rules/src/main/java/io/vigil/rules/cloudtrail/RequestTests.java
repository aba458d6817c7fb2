package io.vigil.rules.cloudtrail;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.InvalidExpression;
import io.vigil.rules.condition.LinearExpression;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The predicates on what stands anywhere in a request: services name alike what is alike, so one question holds for all of them, those to come included. */
final class RequestTests {
    private static final Pattern OF_AN_ACCOUNT = Pattern.compile("\\barn:aws[a-z-]*:[^:\\s\"]*:[^:\\s\"]*:(\\d{12}):");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int DIGITS = 12;
    /** A policy names many for many reasons, and has predicates of its own. */
    private static final String POLICY = "Statement";
    /** {@code iamInstanceProfile: {name: web}}. */
    private static final String NAME = "name";

    private RequestTests() {}

    /**
     * A member with one of the names {@code member}, in any case, is one of {@code in}, has {@code matches} in it, or is a number {@code at-least} so large;
     * without names, any member of a request that has one of the words {@code mentions} in it, where its own name, in small letters, has {@code named} in
     * it: what stands in a value, or in part of a name, says enough.
     */
    static Condition<ApiCall> anywhere(YamlSection arguments) {
        Set<String> names = lowerCase(arguments.texts("member"));
        Set<String> words = lowerCase(arguments.texts("mentions"));
        if (names.isEmpty() == words.isEmpty()) {
            arguments.refuse("member", "expected names here or words in mentions, which say what to look into");
        }
        Predicate<String> named = named(arguments, names);
        Predicate<String> wanted = wanted(arguments);
        return Condition.all(List.of(
                new Condition<>(Condition.JSON, mayHold(names, words)),
                CallTests.understood((call, root) ->
                        isAnywhere(root, "", (name, value) -> named.test(name) && wanted.test(value)))));
    }

    private static Predicate<String> named(YamlSection arguments, Set<String> names) {
        if (!names.isEmpty()) {
            return names::contains;
        }
        com.google.re2j.Pattern part = expression(arguments, "named");
        return name -> part == null || part.matcher(name).find();
    }

    /** A member with one of the names {@code member}, in any case, is a list of {@code at-least} so many. */
    static Condition<ApiCall> lists(YamlSection arguments) {
        arguments.required("member");
        Set<String> names = lowerCase(arguments.texts("member"));
        int least = Objects.requireNonNullElse(arguments.count("at-least"), 1);
        return Condition.all(List.of(
                new Condition<>(Condition.JSON, mayHold(names, Set.of())),
                CallTests.understood((call, root) -> hasList(root, "", names, least))));
    }

    private static boolean hasList(JsonNode value, String name, Set<String> names, int least) {
        if (value.isArray() && value.size() >= least && names.contains(name)) {
            return true;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (hasList(member.getValue(), member.getKey().toLowerCase(Locale.ROOT), names, least)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<ApiCall> mayHold(Set<String> names, Set<String> words) {
        var mentions =
                new Mentions(Stream.concat(names.stream(), words.stream()).toArray(String[]::new));
        return names.isEmpty()
                ? call -> mentions.mayBeIn(call.raw(RawPart.REQUEST_PARAMETERS))
                : call -> mentions.mayNameIn(call.raw(RawPart.REQUEST_PARAMETERS));
    }

    private static Set<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(toUnmodifiableSet());
    }

    private static Predicate<String> wanted(YamlSection arguments) {
        Set<String> values = Set.copyOf(arguments.texts("in"));
        Integer least = arguments.count("at-least");
        com.google.re2j.Pattern pattern = expression(arguments, "matches");
        if (values.isEmpty() && least == null && !arguments.has("matches")) {
            arguments.refuse("member", "expected in, matches or at-least beside it");
        }
        return value -> values.contains(value)
                || least != null && NUMBER.matcher(value).matches() && Integer.parseInt(value) >= least
                || pattern != null && pattern.matcher(value).find();
    }

    private static com.google.re2j.@Nullable Pattern expression(YamlSection arguments, String key) {
        String text = arguments.text(key);
        try {
            return text == null ? null : LinearExpression.compile(text, 0);
        } catch (InvalidExpression e) {
            arguments.refuse(key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * An account other than the call's own, and none of {@code trusted}, is named: in an ARN, or where a member says that it is an account or an owner;
     * not in members named in {@code but}.
     */
    static Condition<ApiCall> namesForeignAccount(YamlSection arguments) {
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        Set<String> skipped = lowerCase(arguments.texts("but"));
        return Condition.all(List.of(
                new Condition<>(Condition.JSON, RequestTests::holdsOtherNumber),
                CallTests.understood((call, root) -> isAnywhere(
                        root,
                        "",
                        (name, value) -> !skipped.contains(name)
                                && accounts(name, value).anyMatch(CallTests.isForeign(call, trusted))))));
    }

    /** Whether twelve digits stand in the request that are not the call's account: nearly no request has to be read for this. */
    private static boolean holdsOtherNumber(ApiCall call) {
        RawJson request = call.raw(RawPart.REQUEST_PARAMETERS);
        if (request == null) {
            return false;
        }
        byte[] own = call.account().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = request.bytes();
        int digits = 0;
        for (int at = request.from(); at < request.to(); at++) {
            digits = bytes[at] >= '0' && bytes[at] <= '9' ? digits + 1 : 0;
            if (digits == DIGITS && !Arrays.equals(bytes, at + 1 - DIGITS, at + 1, own, 0, own.length)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> accounts(String name, String value) {
        if (ACCOUNT.matcher(value).matches()) {
            return name.contains("account") || name.contains("owner") || name.contains("registryid")
                    ? Stream.of(value)
                    : Stream.empty();
        }
        return OF_AN_ACCOUNT.matcher(value).results().map(found -> found.group(1));
    }

    /**
     * @param name of the member that it is, in lower case; a list's members have the name of the list, and what is only said to be the name of something
     *     has the name of that
     */
    private static boolean isAnywhere(JsonNode given, String name, BiPredicate<String, String> test) {
        JsonNode value = JsonTree.document(given);
        if (value.isValueNode()) {
            return !value.isNull() && test.test(name, value.asText());
        }
        if (value.has(POLICY)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String key = member.getKey().toLowerCase(Locale.ROOT);
            if (isAnywhere(member.getValue(), key.equals(NAME) && !name.isEmpty() ? name : key, test)) {
                return true;
            }
        }
        for (JsonNode member : value.isArray() ? value : List.<JsonNode>of()) {
            if (isAnywhere(member, name, test)) {
                return true;
            }
        }
        return false;
    }
}
