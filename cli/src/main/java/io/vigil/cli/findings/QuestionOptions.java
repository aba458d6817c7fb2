package io.vigil.cli.findings;

import io.vigil.catalogue.Problems;
import io.vigil.console.store.Condition;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which findings, and in which order. */
final class QuestionOptions {
    private static final Criteria ALL = new Criteria(List.of());

    @Mixin
    private NewsOptions news = new NewsOptions();

    @Option(names = "--type", paramLabel = "GLOB", description = "Finding type; * stands for any text.")
    private @Nullable String type;

    @Option(names = "--account", paramLabel = "ID", description = "Twelve digits.")
    private @Nullable String account;

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "Those about a user, role, key, instance, bucket or address, by name, id or ARN.")
    private @Nullable String entity;

    @Option(
            names = "--where",
            paramLabel = "FIELD=VALUE",
            description =
                    "A field of the finding, as in GuardDuty's FindingCriteria, such as service.action.awsApiCallAction.api=PutBucketPolicy;"
                            + " also != < <= > >=. Repeatable: of one field = are alternatives, all else must hold.")
    private List<String> where = List.of();

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            defaultValue = "-severity",
            description =
                    "severity, updatedAt, createdAt, service.eventFirstSeen, service.eventLastSeen, service.count, type, accountId, region"
                            + " or id; a - before it for the greatest first (default: ${DEFAULT-VALUE}).")
    private String sort = "-severity";

    Order order(Problems problems) {
        boolean descending = sort.startsWith("-");
        String field = descending ? sort.substring(1) : sort;
        if (!Order.FIELDS.contains(field)) {
            problems.add(
                    "--sort", sort, "expected one of " + String.join(", ", Order.FIELDS) + ", or - and one of them");
            return Order.DEFAULT;
        }
        return Order.by(field, descending);
    }

    /** @param now epoch milliseconds */
    Criteria criteria(long now, Problems problems) {
        var conditions = new ArrayList<>(WhereOption.conditions(where, problems));
        double severity = news.severityAtLeast(problems);
        if (severity > 0) {
            conditions.add(Condition.range("severity", ">=", severity));
        }
        news.since(Instant.ofEpochMilli(now), problems)
                .ifPresent(from -> conditions.add(Condition.range("updatedAt", ">=", (double) from.toEpochMilli())));
        if (account != null) {
            conditions.add(Condition.equal("accountId", List.of(account)));
        }
        if (entity != null) {
            conditions.add(Condition.equal(Criteria.ENTITY, List.of(entity)));
        }
        return new Criteria(List.copyOf(conditions));
    }

    /** The types that a glob means are asked of the store, which has them in an index. */
    Criteria withTypes(Criteria criteria, FindingReader findings) {
        if (type == null) {
            return criteria;
        }
        Pattern glob = glob(type);
        List<String> types = findings.counts().by(ALL, List.of("type")).stream()
                .map(group -> group.keys().get(0))
                .filter(each -> glob.matcher(each.toLowerCase(Locale.ROOT)).matches())
                .toList();
        var conditions = new ArrayList<>(criteria.conditions());
        conditions.add(Condition.equal("type", types.isEmpty() ? List.of("") : types));
        return new Criteria(List.copyOf(conditions));
    }

    private static Pattern glob(String text) {
        var pattern = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> pattern.append(
                        switch (point) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(point));
                        }));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
