package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.rules.policy.Policy.Reach;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One statement of a policy. */
record Statement(boolean allows, Principals principals, Scope actions, Scope resources, Conditions conditions) {
    /**
     * Actions by which the holder gives itself more than it was given (the published list of IAM escalation paths), in lower case. Passing
     * any role to a service is the same as having it.
     */
    private static final List<String> WIDENING = List.of(
            "iam:addusertogroup",
            "iam:attachgrouppolicy",
            "iam:attachrolepolicy",
            "iam:attachuserpolicy",
            "iam:createaccesskey",
            "iam:createloginprofile",
            "iam:createpolicyversion",
            "iam:passrole",
            "iam:putgrouppolicy",
            "iam:putrolepolicy",
            "iam:putuserpolicy",
            "iam:setdefaultpolicyversion",
            "iam:updateassumerolepolicy",
            "iam:updateloginprofile",
            "sts:assumerole");
    /** Whatever account: every identity of it. */
    private static final String EVERY_IDENTITY = "arn:aws[a-z-]*:iam::[^:]*:(\\*|(user|role|group|policy)/\\*)";

    static Statement read(JsonNode statement) {
        return new Statement(
                "Allow".equals(statement.path("Effect").asText()),
                Principals.read(statement),
                Scope.read(statement, "Action"),
                Scope.read(statement, "Resource"),
                Conditions.read(statement.path("Condition")));
    }

    Reach reach() {
        if (principals.letInAnyUserOfPublicProvider(conditions)) {
            return Reach.ANYBODY;
        }
        if (!principals.everybody() || conditions.pinCaller()) {
            return Reach.NAMED;
        }
        return conditions.needCredentials() ? Reach.ANY_ACCOUNT : Reach.ANYBODY;
    }

    /**
     * Accounts that it lets in by name: as principals or, where that is everybody, in the conditions that pin the caller. An account from which
     * AWS delivers is none as long as it can only deliver.
     */
    Set<String> accounts() {
        Set<String> named = Principals.accountsIn(principals.everybody() ? conditions.pinned() : principals.names());
        if (DeliveryAccounts.need(actions)) {
            named.removeIf(DeliveryAccounts::include);
        }
        return named;
    }

    /** Whether its holder may do everything, or everything but a few things that do not keep it from giving itself the rest. */
    boolean allowsEverything() {
        return allows
                && namesActions()
                && (actions.isEverything() || leavesOutNoWidening())
                && resources.isEverything()
                && !conditions.restrict();
    }

    private boolean leavesOutNoWidening() {
        return actions.allBut() && WIDENING.stream().allMatch(actions::includes);
    }

    /** Whether its holder can widen its own rights, on identities of its own choice and under no condition. */
    boolean allowsWidening() {
        return allows
                && namesActions()
                && !conditions.restrict()
                && reachesEveryIdentity()
                && WIDENING.stream().anyMatch(actions::includes);
    }

    private boolean namesActions() {
        return !actions.patterns().isEmpty();
    }

    private boolean reachesEveryIdentity() {
        return resources.isEverything()
                || !resources.allBut()
                        && resources.patterns().stream().anyMatch(pattern -> pattern.matches(EVERY_IDENTITY));
    }

    /** The usual fence: deny everybody who does not come from here, or whom it does not name, written beside an open allow. */
    boolean deniesOutsidersOf(Statement allowing) {
        return !allows
                && namesActions()
                && principals.everybody()
                && (conditions.entries().isEmpty() || conditions.excludeOutsiders())
                && actions.covers(allowing.actions)
                && resources.covers(allowing.resources);
    }

    /**
     * Whether this service of AWS can no longer deliver because of it: it denies the service what deliveries need, or everybody. A deny that
     * is only of other sources, or of transport without encryption, is the guard that AWS recommends.
     */
    boolean deniesDelivery(String service) {
        boolean aimed = principals.services().contains(service) && conditions.areAimed();
        boolean sweeping = principals.everybody()
                && !principals.services().contains(service)
                && conditions.entries().isEmpty();
        return !allows
                && namesActions()
                && (aimed || sweeping)
                && needsOfDelivery().anyMatch(actions::includes);
    }

    /** Whether it lets this service of AWS write objects, by its name or by an account from which it delivers. */
    boolean admitsDelivery(String service) {
        boolean meant = principals.everybody()
                || principals.services().contains(service)
                || Principals.accountsIn(principals.names()).stream().anyMatch(DeliveryAccounts::include);
        return allows && meant && actions.includes("s3:putobject");
    }

    private static Stream<String> needsOfDelivery() {
        return Stream.of("s3:putobject", "s3:getbucketacl", "kms:generatedatakey");
    }
}
