package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.policy.AccessControlList;
import io.vigil.rules.policy.Policy;
import io.vigil.rules.policy.Policy.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The predicates on calls that understand policies and access control lists. */
final class PolicyTests {
    /** Each name that {@link AccessControlList} knows holds one of these. */
    private static final Mentions A_LIST = new Mentions("acl", "grant", "accesscontrol");

    private PolicyTests() {}

    private enum Whom {
        ANYBODY,
        ANY_ACCOUNT,
        FOREIGN_ACCOUNT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A resource policy lets in one of {@code whom}: anybody, any account, or (not counting {@code trusted}) an account that is not the
     * caller's.
     */
    static Condition<ApiCall> policyReaches(YamlSection arguments) {
        List<String[]> paths = CallTests.paths(arguments);
        List<Whom> whom = whom(arguments);
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        return understood(
                paths, (call, policy) -> whom.stream().anyMatch(reached -> reaches(call, policy, reached, trusted)));
    }

    private static boolean reaches(ApiCall call, Policy policy, Whom whom, Set<String> trusted) {
        return switch (whom) {
            case ANYBODY -> policy.reach() == Reach.ANYBODY;
            case ANY_ACCOUNT -> policy.reach() == Reach.ANY_ACCOUNT;
            case FOREIGN_ACCOUNT -> policy.accounts().stream().anyMatch(CallTests.isForeign(call, trusted));
        };
    }

    private static List<Whom> whom(YamlSection arguments) {
        arguments.required("whom");
        List<Whom> whom = new ArrayList<>();
        for (String text : arguments.texts("whom")) {
            List<Whom> meant = List.of(Whom.values()).stream()
                    .filter(one -> one.toString().equals(text))
                    .toList();
            if (meant.isEmpty()) {
                arguments.refuse("whom", "expected anybody, any-account or foreign-account");
            }
            whom.addAll(meant);
        }
        return whom;
    }

    /** An identity policy allows every action on every resource. */
    static Condition<ApiCall> policyAllowsEverything(YamlSection arguments) {
        return understood(CallTests.paths(arguments), (call, policy) -> policy.allowsEverything());
    }

    /** An identity policy lets its holder widen its own rights. */
    static Condition<ApiCall> policyAllowsWidening(YamlSection arguments) {
        return understood(CallTests.paths(arguments), (call, policy) -> policy.allowsWidening());
    }

    /** A role's trust policy names the role itself ({@code role} is the path of its name), so that who has it keeps it. */
    static Condition<ApiCall> policyTrustsItself(YamlSection arguments) {
        List<String[]> paths = CallTests.paths(arguments);
        String[] role = arguments.requiredText("role").split("\\.");
        return CallTests.understood((call, root) -> JsonTree.at(root, role).stream()
                .anyMatch(name ->
                        policies(root, paths).stream().anyMatch(policy -> policy.namesPrincipal("/" + name.asText()))));
    }

    /** A call that grants by single parameters lets in one of {@code whom}; as {@code policy-reaches}. */
    static Condition<ApiCall> permissionReaches(YamlSection arguments) {
        List<Whom> whom = whom(arguments);
        Set<String> trusted = Set.copyOf(arguments.texts("trusted"));
        return CallTests.understood((call, root) -> {
            Policy granted = PermissionGrant.read(root);
            return whom.stream().anyMatch(reached -> reaches(call, granted, reached, trusted));
        });
    }

    /** A policy keeps one of {@code services} from delivering. */
    static Condition<ApiCall> policyDeniesDelivery(YamlSection arguments) {
        List<String> services = services(arguments);
        return understood(
                CallTests.paths(arguments), (call, policy) -> services.stream().anyMatch(policy::deniesDelivery));
    }

    /** A policy lets one of {@code services} deliver. */
    static Condition<ApiCall> policyAdmitsDelivery(YamlSection arguments) {
        List<String> services = services(arguments);
        return understood(
                CallTests.paths(arguments), (call, policy) -> services.stream().anyMatch(policy::admitsDelivery));
    }

    private static List<String> services(YamlSection arguments) {
        arguments.required("services");
        return arguments.texts("services");
    }

    /** A policy, or all parameters, came into force and are not in the record, in one of the ways {@code how}. */
    static Condition<ApiCall> withheld(YamlSection arguments) {
        arguments.required("how");
        List<Withheld> how = new ArrayList<>();
        for (String text : arguments.texts("how")) {
            List<Withheld> meant = List.of(Withheld.values()).stream()
                    .filter(one -> one.toString().equals(text))
                    .toList();
            if (meant.isEmpty()) {
                arguments.refuse("how", "expected omitted, cut-off or masked");
            }
            how.addAll(meant);
        }
        return CallTests.understood((call, root) -> how.stream().anyMatch(one -> one.isSomewhereIn(root)));
    }

    /** An access control list lets in {@code whom}: anybody or any account. */
    static Condition<ApiCall> aclReaches(YamlSection arguments) {
        List<Whom> whom = whom(arguments);
        Predicate<Reach> meant = reach -> reach == Reach.ANYBODY && whom.contains(Whom.ANYBODY)
                || reach == Reach.ANY_ACCOUNT && whom.contains(Whom.ANY_ACCOUNT);
        Condition<ApiCall> mentioned =
                new Condition<>(Condition.JSON, call -> A_LIST.mayBeIn(call.raw(RawPart.REQUEST_PARAMETERS)));
        return Condition.all(List.of(
                mentioned,
                CallTests.understood(
                        (call, root) -> meant.test(AccessControlList.read(root).reach()))));
    }

    private static Condition<ApiCall> understood(List<String[]> paths, BiPredicate<ApiCall, Policy> question) {
        return CallTests.understood(
                (call, root) -> policies(root, paths).stream().anyMatch(policy -> question.test(call, policy)));
    }

    private static List<Policy> policies(JsonNode root, List<String[]> paths) {
        return paths.stream()
                .flatMap(path -> JsonTree.at(root, path).stream())
                .map(JsonTree::document)
                .map(Policy::read)
                .toList();
    }
}
