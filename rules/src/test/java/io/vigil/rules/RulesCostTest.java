package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.dns.QueryTexts;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.engine.LogRules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RulesCostTest {
    private static final int ROUNDS = 20_000;
    /** Until the compiler has seen that views of numbers, such as an origin, need not be made. */
    private static final int ATTEMPTS = 200;

    @Test
    void anEventThatConcernsNobodyMakesNoGarbage() {
        makesNoGarbage(Rules.folders());
    }

    @Test
    void norDoesItWithAThousandSigmaRules() {
        List<UnitFolder> folders = new ArrayList<>(Rules.folders());
        for (int number = 0; number < 1_000; number++) {
            folders.add(sigma(
                    number,
                    List.of(
                                    "eventName: Api" + number,
                                    "eventSource: a.amazonaws.com, requestParameters.x: y",
                                    "userAgent|contains: evil-" + number,
                                    "userIdentity.arn|endswith: evil-" + number)
                            .get(number % 4)));
        }

        makesNoGarbage(folders);
    }

    private static UnitFolder sigma(int number, String selection) {
        String yaml = """
                title: Rule %d
                id: id-%d
                logsource: {product: aws, service: cloudtrail}
                detection: {selection: {%s}, condition: selection}
                """.formatted(number, number, selection);
        return new UnitFolder("sigma/" + number, "sigma", Map.of("rule.yml", yaml));
    }

    private static void makesNoGarbage(List<UnitFolder> folders) {
        var threads = ManagementFactory.getThreadMXBean();
        assumeTrue(threads instanceof ThreadMXBean, "this JVM does not tell what a thread allocates");
        var problems = new Problems();
        Rules rules = Rules.compile(folders, Tuning.none(), problems);
        problems.throwIfAny();
        ApiCall call = apiCall("sqs:ReceiveMessage")
                .by("role:app")
                .from("198.51.100.7")
                .agent("Boto3/1.34")
                .build();
        NetworkFlow flow = flow("10.0.0.5", "198.51.100.7").ports(50_000, 443).build();
        DnsQuery query = asItsReaderLeavesIt("www.example");
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least >= ROUNDS; attempt++) {
            long before = ((ThreadMXBean) threads).getCurrentThreadAllocatedBytes();
            playAll(rules, call, flow, query);
            least = Math.min(least, ((ThreadMXBean) threads).getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).isLessThan(ROUNDS); // not a byte for an event; some for the measurement itself
    }

    /** In the chain of the source, where rules are asked, a query still has the texts that its reader had at hand. */
    private static DnsQuery asItsReaderLeavesIt(String name) {
        return Objects.requireNonNull(new DnsQueryBuilder()
                .set(QueryField.ID, "00000001")
                .set(QueryField.ACCOUNT, "123456789012")
                .set(QueryField.NAME, name)
                .texts(new QueryTexts(name, new String[0], new String[0]))
                .build());
    }

    private static void nobody(Signal signal) {
        throw new AssertionError(signal.detection().title());
    }

    private static void playAll(Rules rules, ApiCall call, NetworkFlow flow, DnsQuery query) {
        play(rules.on(ApiCall.class), call);
        play(rules.on(NetworkFlow.class), flow);
        play(rules.on(DnsQuery.class), query);
    }

    private static <E extends Event> void play(LogRules<E> rules, E event) {
        for (int round = 0; round < ROUNDS; round++) {
            rules.judge(event, RulesCostTest::nobody);
        }
    }

    @Test
    void anEventNeverMeetsRulesForOtherCalls() {
        List<UnitFolder> folders = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            folders.add(RuleText.folder(
                    "rule-" + number,
                    "log: cloudtrail\ncalls: [\"iam:Api" + number + "\"]\nwhen: {requestParameters.x: y}"));
        }
        Rules rules = Rules.compile(folders, Tuning.none(), new Problems());
        List<Signal> raised = new ArrayList<>();

        rules.on(ApiCall.class)
                .judge(
                        apiCall("sqs:SendMessage")
                                .part(RawPart.REQUEST_PARAMETERS, "{\"x\":\"y\"}")
                                .build(),
                        RulesCostTest::nobody);
        rules.on(ApiCall.class)
                .judge(
                        apiCall("iam:Api7")
                                .part(RawPart.REQUEST_PARAMETERS, "{\"x\":\"y\"}")
                                .build(),
                        raised::add);

        assertThat(raised).extracting(signal -> signal.detection().unit()).containsExactly("rule-7");
    }
}
