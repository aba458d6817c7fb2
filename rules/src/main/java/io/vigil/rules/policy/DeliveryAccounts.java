package io.vigil.rules.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.Glob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Accounts from which AWS itself delivers logs and reports, in every partition: the lists that AWS publishes, in
 * {@code delivery-accounts.yaml}. What they need is to write; simulated and real attackers also use their numbers, and read.
 */
final class DeliveryAccounts {
    private static final Set<String> IDS = read(ShippedList.read("delivery-accounts.yaml"));

    /** Actions that put something in and take nothing out, and the look at the place that a delivery begins with; in lower case. */
    private static final List<Glob> DELIVERING = List.of(
                    "s3:putobject*",
                    "s3:abort*",
                    "s3:getbucketacl",
                    "s3:getbucketlocation",
                    "s3:getbucketpolicy",
                    "sns:publish",
                    "sqs:sendmessage*",
                    "kinesis:putrecord*",
                    "firehose:putrecord*",
                    "logs:createlogstream",
                    "logs:putlogevents",
                    "kms:describekey",
                    "kms:encrypt",
                    "kms:generatedatakey*")
            .stream()
            .map(Glob::of)
            .toList();

    private DeliveryAccounts() {}

    private static Set<String> read(JsonNode services) {
        Set<String> ids = new HashSet<>();
        services.forEach(regions -> regions.forEach(account -> ids.add(account.asText())));
        return Set.copyOf(ids);
    }

    static boolean include(String account) {
        return IDS.contains(account);
    }

    /** Whether such actions only deliver, each of them, whatever its wildcards stand for. */
    static boolean need(Scope actions) {
        return !actions.allBut()
                && !actions.patterns().isEmpty()
                && actions.patterns().stream()
                        .allMatch(action -> DELIVERING.stream().anyMatch(delivering -> delivering.matches(action)));
    }
}
