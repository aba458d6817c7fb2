package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.Vocabulary.NamedTest;
import io.vigil.rules.flow.Ports;
import io.vigil.rules.policy.ResourcePolicies;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The predicates on calls that need more than a field and an operator. Key {@code in} of each names paths inside
 * {@code requestParameters}.
 */
final class CallTests {
    static final Map<String, NamedTest<ApiCall>> BY_NAME = Map.ofEntries(
            Map.entry("policy-reaches", PolicyTests::policyReaches),
            Map.entry("policy-allows-everything", PolicyTests::policyAllowsEverything),
            Map.entry("policy-allows-widening", PolicyTests::policyAllowsWidening),
            Map.entry("policy-trusts-itself", PolicyTests::policyTrustsItself),
            Map.entry("acl-reaches", PolicyTests::aclReaches),
            Map.entry("permission-reaches", PolicyTests::permissionReaches),
            Map.entry("policy-denies-delivery", PolicyTests::policyDeniesDelivery),
            Map.entry("policy-admits-delivery", PolicyTests::policyAdmitsDelivery),
            Map.entry("withheld", PolicyTests::withheld),
            Map.entry("selectors-miss", RecordingTests::selectorsMiss),
            Map.entry("expires-within", RecordingTests::expiresWithin),
            Map.entry("hides-everything", RecordingTests::hidesEverything),
            Map.entry("guard-off", GuardSettings::guardOff),
            Map.entry("anywhere", RequestTests::anywhere),
            Map.entry("lists", RequestTests::lists),
            Map.entry("names-foreign-account", RequestTests::namesForeignAccount),
            Map.entry("foreign-caller", CallTests::foreignCaller),
            Map.entry("foreign-account", CallTests::foreignAccount),
            Map.entry("named-after-account", CallTests::namedAfterAccount),
            Map.entry("for-somebody-else", CallTests::forSomebodyElse),
            Map.entry("opens-to-everybody", CallTests::opensToEverybody),
            Map.entry("password-policy-gaps", CallTests::passwordPolicyGaps),
            Map.entry("guardrail-stopped", CallTests::guardrailStopped));

    /** An account id, alone or where an ARN has it. */
    private static final Pattern ACCOUNT = Pattern.compile("(?:\\d{12}|arn:[^:]*:[^:]*:[^:]*:\\d{12}:.*)");

    private CallTests() {}

    /** Whoever called belongs to an account that is neither the record's own nor {@code trusted}. */
    private static Condition<ApiCall> foreignCaller(YamlSection arguments) {
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        return new Condition<>(Condition.TEXT, call -> {
            String account = call.text(ApiField.IDENTITY_ACCOUNT);
            return account != null && isForeign(call, trusted).test(account);
        });
    }

    /** An account id at a path, alone or in an ARN, is neither the call's own nor {@code trusted}. */
    private static Condition<ApiCall> foreignAccount(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        return Condition.all(List.of(
                new Condition<>(Condition.JSON, mayHoldOne(paths)),
                understood((call, root) -> paths.stream()
                        .flatMap(path -> JsonTree.at(root, path).stream())
                        .map(JsonNode::asText)
                        .filter(text -> ACCOUNT.matcher(text).matches())
                        .map(text -> text.startsWith("arn:") ? text.split(":", 6)[4] : text)
                        .anyMatch(isForeign(call, trusted)))));
    }

    /** Whether the request may have a member that one of the paths begins with: most objects are written without any word of keys. */
    private static Predicate<ApiCall> mayHoldOne(List<String[]> paths) {
        var first = new Mentions(
                paths.stream().map(path -> path[0].toLowerCase(Locale.ROOT)).toArray(String[]::new));
        return call -> first.mayNameIn(call.raw(RawPart.REQUEST_PARAMETERS));
    }

    /** A text at a path has the number of the call's account in it, as AWS and its tools name the buckets that they make for an account. */
    private static Condition<ApiCall> namedAfterAccount(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        return understood((call, root) -> paths.stream()
                .flatMap(path -> JsonTree.at(root, path).stream())
                .anyMatch(text -> text.asText().contains(call.account())));
    }

    static Predicate<String> isForeign(ApiCall call, Set<String> trusted) {
        return account -> !account.equals(call.account()) && !trusted.contains(account);
    }

    /** A user name at a path is not the caller's own. Without a name IAM means the caller. */
    private static Condition<ApiCall> forSomebodyElse(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        return understood((call, root) -> paths.stream()
                .flatMap(path -> JsonTree.at(root, path).stream())
                .anyMatch(name -> !name.asText().equals(call.text(ApiField.USER_NAME))));
    }

    /** A rule of a security group lets every address in to one of {@code ports}, or to all. */
    private static Condition<ApiCall> opensToEverybody(YamlSection arguments) {
        Ports ports = Ports.read(arguments);
        return understood((call, root) -> IngressRule.in(root).stream().anyMatch(rule -> rule.opensToEverybody(ports)));
    }

    /** The account's new password policy lacks {@code at-least} of what a policy should ask for. */
    private static Condition<ApiCall> passwordPolicyGaps(YamlSection arguments) {
        int least = Objects.requireNonNullElse(arguments.count("at-least"), 1);
        return understood((call, root) -> PasswordPolicy.gaps(root) >= least);
    }

    /** Whether the call's answer shows that a guardrail found {@code filter} in the input, and how sure it was ({@code confidence}). */
    private static Condition<ApiCall> guardrailStopped(YamlSection arguments) {
        String filter = arguments.requiredText("filter");
        String confidence = arguments.requiredText("confidence");
        return new Condition<>(
                Condition.TREE,
                call -> GuardrailVerdict.in(call).stream().anyMatch(verdict -> verdict.is(filter, confidence)));
    }

    static Condition<ApiCall> understood(BiPredicate<ApiCall, JsonNode> question) {
        return new Condition<>(
                Condition.TREE, call -> question.test(call, JsonTree.read(call.raw(RawPart.REQUEST_PARAMETERS))));
    }

    static List<String[]> paths(YamlSection arguments) {
        arguments.required("in");
        return ResourcePolicies.places(arguments.texts("in")).stream()
                .map(path -> path.split("\\."))
                .toList();
    }
}
