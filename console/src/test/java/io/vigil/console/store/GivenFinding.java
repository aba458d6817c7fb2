package io.vigil.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Findings, all alike but for what a seed changes. */
public final class GivenFinding {
    private static final Instant DAY = Instant.parse("2025-06-12T10:00:00.123Z");
    private static final String[] TYPES = {
        "UnauthorizedAccess:EC2/SSHBruteForce", "AttackSequence:IAM/CompromisedCredentials", "Recon:EC2/Portscan"
    };

    private GivenFinding() {}

    /** @param number makes the id */
    public static ObjectNode of(int number, RandomGenerator random) {
        var finding = JsonNodeFactory.instance.objectNode();
        String time = DAY.plusSeconds(random.nextInt(200_000)).toString();
        finding.put("id", "%032x".formatted(number))
                .put("type", TYPES[random.nextInt(TYPES.length)])
                .put("severity", random.nextInt(10, 100) / 10.0)
                .put("accountId", "11112222333" + random.nextInt(3))
                .put("region", "eu-west-1")
                .put("createdAt", DAY.toString())
                .put("updatedAt", time);
        var service = finding.putObject("service")
                .put("detectorId", "7112b24d1ef769a8e57802785c24ae4f")
                .put("archived", random.nextBoolean())
                .put("count", random.nextInt(1, 5))
                .put("eventFirstSeen", DAY.toString())
                .put("eventLastSeen", time);
        service.putObject("additionalInfo")
                .put("value", "{}")
                .put("type", "default")
                .putObject("vigil")
                .put("unit", "u");
        if (number % 3 == 0) {
            join(finding, "%032x".formatted(number % 24 / 3));
        }
        if (random.nextBoolean()) {
            service.putObject("action")
                    .putObject("networkConnectionAction")
                    .putObject("localPortDetails")
                    .put("port", random.nextInt(20, 24));
        }
        finding.putObject("resource").putObject("accessKeyDetails").put("userName", "user " + random.nextInt(4));
        addSequence(service, time, random);
        return finding;
    }

    private static void addSequence(ObjectNode service, String time, RandomGenerator random) {
        var sequence = service.putObject("detection").putObject("sequence");
        sequence.putArray("endpoints").addObject().put("ip", "203.0.113." + random.nextInt(4));
        var signals = sequence.putArray("signals");
        for (int at = 0; at < random.nextInt(3); at++) {
            signals.addObject()
                    .put("name", "signal " + random.nextInt(3))
                    .put("createdAt", time)
                    .put("updatedAt", time);
        }
    }

    /** Makes it a member of these sequences, and of no other. */
    public static void join(ObjectNode finding, String... sequences) {
        var vigil = finding.withObject("/service/additionalInfo/vigil");
        vigil.remove("memberOf");
        for (String id : sequences) {
            vigil.withArray("memberOf").addObject().put("id", id);
        }
    }

    /**
     * As large as those of a job are, 4.6 KB, of the severities that detections have, over 90 days and 20 accounts; each has an event that no other has, and one of 5,000 addresses. Four of ten
     * are members of the incident that a fifth is, and one of a hundred of the first incident of all.
     */
    public static ObjectNode large(int number, RandomGenerator random) {
        var finding = of(number, random);
        String time = DAY.plusSeconds(random.nextInt(90 * 86_400)).toString();
        int place = number % 10;
        if (number % 100 == 55) {
            join(finding, "%032x".formatted(0));
        } else if (place > 0 && place < 5) {
            join(finding, "%032x".formatted(number - place));
        } else {
            join(finding);
        }
        finding.put("accountId", "1111222233" + random.nextInt(10, 30))
                .put("updatedAt", time)
                .put("severity", (double) random.nextInt(1, 10));
        var service = (ObjectNode) finding.get("service");
        service.put("archived", random.nextInt(5) == 0).put("eventLastSeen", time);
        service.withObject("/action/networkConnectionAction/remoteIpDetails")
                .put("ipAddressV4", "198.51." + random.nextInt(100) + "." + random.nextInt(50));
        var vigil = service.withObject("/additionalInfo/vigil");
        vigil.putArray("eventIds").add("event-" + number);
        var observations = vigil.putArray("observations");
        for (int at = 0; at < 40; at++) {
            observations
                    .addObject()
                    .put("feature", "feature-" + at)
                    .put("unusual", at % 2 == 0)
                    .put("value", "value-" + random.nextInt(1000));
        }
        return finding;
    }
}
