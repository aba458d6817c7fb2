package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An IAM policy document, as far as it says who may come in. Follows the IAM policy grammar: single values stand for lists of one, element
 * names are exact, action names are not.
 */
public record Policy(List<Statement> statements) {
    /** Whom a resource policy lets in, from nobody in particular to the whole world. */
    public enum Reach {
        /** Nobody but those it names. */
        NAMED,
        /** Whoever has an AWS account. */
        ANY_ACCOUNT,
        /** Anybody on the internet. */
        ANYBODY
    }

    /** Never fails: what is no policy has no statements. */
    public static Policy read(JsonNode document) {
        List<Statement> statements = new ArrayList<>();
        each(document.path("Statement"), statement -> statements.add(Statement.read(statement)));
        return new Policy(List.copyOf(statements));
    }

    /** How far the most generous statement reaches. A statement that denies everybody outside some bounds takes the others within them. */
    public Reach reach() {
        return statements.stream()
                .filter(statement -> statement.allows() && !isFenced(statement))
                .map(Statement::reach)
                .max(Comparator.naturalOrder())
                .orElse(Reach.NAMED);
    }

    /** Twelve-digit ids of the accounts that it lets in by name. */
    public Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        statements.stream().filter(Statement::allows).forEach(statement -> accounts.addAll(statement.accounts()));
        return accounts;
    }

    /** Whether it allows every action on every resource, unconditionally. */
    public boolean allowsEverything() {
        return statements.stream().anyMatch(Statement::allowsEverything);
    }

    /** Whether it lets its holder widen its own rights, which is as good as everything. */
    public boolean allowsWidening() {
        return statements.stream().anyMatch(Statement::allowsWidening);
    }

    /** Whether it lets in an AWS principal whose ARN ends like this. */
    public boolean namesPrincipal(String ending) {
        return statements.stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.principals().names().stream())
                .anyMatch(name -> name.endsWith(ending));
    }

    /** Whether it keeps this service of AWS from delivering what it would write here. */
    public boolean deniesDelivery(String service) {
        return statements.stream().anyMatch(statement -> statement.deniesDelivery(service));
    }

    /** Whether it lets this service of AWS deliver objects here; without any policy, a bucket does not. */
    public boolean admitsDelivery(String service) {
        return statements.stream().anyMatch(statement -> statement.admitsDelivery(service)) && !deniesDelivery(service);
    }

    private boolean isFenced(Statement allowing) {
        return statements.stream().anyMatch(other -> other.deniesOutsidersOf(allowing));
    }

    /** The members of a list, or the value itself when it is none. */
    static void each(JsonNode value, Consumer<JsonNode> taker) {
        if (value.isArray()) {
            value.forEach(taker);
        } else if (!value.isMissingNode() && !value.isNull()) {
            taker.accept(value);
        }
    }
}
