package io.vigil.benchmark;

import io.vigil.catalogue.UnitFolder;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rules that no call of the load matches: what they cost is what looking past them costs. Half are Vigil's, half are Sigma's. And Sigma rules that
 * three of four calls match.
 */
final class MoreRules {
    private static final String OWN = """
            id: %s
            emits: [{type: "Policy:IAMUser/RootCredentialUsage", severity: 2.0, tactic: IMPACT, technique: T1485, title: "never", description: "never"}]
            log: cloudtrail
            calls: ["%s"]
            when: {errorCode: never}
            """;
    private static final String SIGMA = """
            title: never
            id: %s
            logsource: {product: aws, service: cloudtrail}
            detection:
              selection: {%s}
              filter: {userAgent|contains: never}
              condition: selection and not filter
            """;

    /** Of sixteen digits that an event's id may begin with, each as often as another. */
    private static final int HIT = 12;

    private static final String HITTING = """
            title: begins with %1$x
            id: begins-with-%1$x
            logsource: {product: aws, service: cloudtrail}
            detection:
              selection: {eventID|startswith: '%1$x'}
              condition: selection
            level: low
            """;

    private MoreRules() {}

    /** The same and as many rules as there are of Sigma's for AWS, of which a call meets 0.75, each a finding. */
    static Detections hitting(Detections detections, int number) {
        Detections beside = beside(detections, number - HIT);
        List<UnitFolder> rules = new ArrayList<>(beside.rules());
        for (int digit = 0; digit < HIT; digit++) {
            String id = "begins-with-%x".formatted(digit);
            rules.add(new UnitFolder("benchmark/" + id, id, Map.of("rule.yml", HITTING.formatted(digit))));
        }
        return new Detections(rules, beside.models(), beside.patterns(), beside.tuning());
    }

    /** The same detections and so many rules more. */
    static Detections beside(Detections detections, int number) {
        List<UnitFolder> rules = new ArrayList<>(detections.rules());
        for (int rule = 0; rule < number; rule++) {
            String id = "never-%04d".formatted(rule);
            rules.add(new UnitFolder("benchmark/" + id, id, file(id, rule)));
        }
        return new Detections(rules, detections.models(), detections.patterns(), detections.tuning());
    }

    private static Map<String, String> file(String id, int number) {
        return number % 2 == 0
                ? Map.of("rule.yaml", OWN.formatted(id, own(number)))
                : Map.of("rule.yml", SIGMA.formatted(id, sigma(number)));
    }

    /** Every other one with a wildcard, which no table of names can hold. */
    private static String own(int number) {
        return (number % 4 == 0 ? "service-%d:MadeUp%d" : "service-%d:MadeUp%d*").formatted(number % 50, number);
    }

    /** Most are about an API, by name or pattern; two of sixteen about calls of any API by somebody or something, as people write them. */
    private static String sigma(int number) {
        return switch (number % 32) {
            case 1 -> "userAgent|contains: evil-%d".formatted(number);
            case 3 -> "userIdentity.arn|contains: evil-%d, readOnly: 'true'".formatted(number);
            case 5, 13, 21, 29 -> "eventName|startswith: MadeUp%d, requestParameters.name|re: '^x+$'".formatted(number);
            case 7, 15, 23, 31 ->
                "eventName: [MadeUp%1$d, MadeUp%1$dToo], requestParameters|contains: x".formatted(number);
            default -> "eventSource: service-%d.amazonaws.com, eventName: Get*".formatted(number % 50);
        };
    }
}
