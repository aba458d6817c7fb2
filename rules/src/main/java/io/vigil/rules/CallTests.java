package io.vigil.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.Vocabulary.NamedTest;
import io.vigil.rules.flow.Ports;
import io.vigil.rules.policy.Policy;
import io.vigil.rules.policy.Policy.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The predicates on calls that need more than a field and an operator. Key {@code in} of each names paths inside
 * {@code requestParameters}.
 */
final class CallTests {
    static final Map<String, NamedTest<ApiCall>> BY_NAME = Map.of(
            "policy-reaches", CallTests::policyReaches,
            "policy-allows-everything", CallTests::policyAllowsEverything,
            "foreign-account", CallTests::foreignAccount,
            "for-somebody-else", CallTests::forSomebodyElse,
            "opens-to-everybody", CallTests::opensToEverybody);

    private static final String ACCOUNT = "\\d{12}";

    private CallTests() {}

    private enum Whom {
        ANYBODY,
        ANY_ACCOUNT,
        FOREIGN_ACCOUNT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A resource policy lets in {@code whom}: anybody, any account, or (not counting {@code trusted}) an account that is not the caller's. */
    private static @Nullable Condition<ApiCall> policyReaches(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        Whom whom = arguments.required("whom") ? arguments.oneOf("whom", Whom.class) : null;
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        if (whom == null) {
            return null;
        }
        return understood((call, root) -> policies(root, paths).stream().anyMatch(policy -> switch (whom) {
            case ANYBODY -> policy.reach() == Reach.ANYBODY;
            case ANY_ACCOUNT -> policy.reach() == Reach.ANY_ACCOUNT;
            case FOREIGN_ACCOUNT -> policy.accounts().stream().anyMatch(isForeign(call, trusted));
        }));
    }

    /** An identity policy allows every action on every resource. */
    private static Condition<ApiCall> policyAllowsEverything(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        return understood((call, root) -> policies(root, paths).stream().anyMatch(Policy::allowsEverything));
    }

    /** An account id at a path is neither the call's own nor {@code trusted}. */
    private static Condition<ApiCall> foreignAccount(YamlSection arguments) {
        List<String[]> paths = paths(arguments);
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        return understood((call, root) -> paths.stream()
                .flatMap(path -> JsonTree.at(root, path).stream())
                .map(JsonNode::asText)
                .anyMatch(isForeign(call, trusted)));
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

    private static Condition<ApiCall> understood(BiPredicate<ApiCall, JsonNode> question) {
        return new Condition<>(
                Condition.TREE, call -> question.test(call, JsonTree.read(call.raw(RawPart.REQUEST_PARAMETERS))));
    }

    private static Predicate<String> isForeign(ApiCall call, Set<String> trusted) {
        return account -> account.matches(ACCOUNT) && !account.equals(call.account()) && !trusted.contains(account);
    }

    private static List<Policy> policies(JsonNode root, List<String[]> paths) {
        return paths.stream()
                .flatMap(path -> JsonTree.at(root, path).stream())
                .map(JsonTree::document)
                .map(Policy::read)
                .toList();
    }

    private static List<String[]> paths(YamlSection arguments) {
        arguments.required("in");
        return arguments.texts("in").stream().map(path -> path.split("\\.")).toList();
    }
}
