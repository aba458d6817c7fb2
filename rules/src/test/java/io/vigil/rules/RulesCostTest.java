package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.events.RawPart;
import io.vigil.events.Signal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesCostTest {
    private static final int ROUNDS = 20_000;

    @Test
    void anEventThatConcernsNobodyMakesNoGarbage() {
        var threads = ManagementFactory.getThreadMXBean();
        assumeTrue(threads instanceof ThreadMXBean, "this JVM does not tell what a thread allocates");
        Rules rules = Rules.compile(Rules.folders(), Tuning.none(), new Problems());
        ApiCall call = apiCall("sqs:ReceiveMessage")
                .by("role:app")
                .from("198.51.100.7")
                .agent("Boto3/1.34")
                .build();
        NetworkFlow flow = flow("10.0.0.5", "198.51.100.7").ports(50_000, 443).build();
        DnsQuery query = query("www.example").build();
        play(rules, call, flow, query);

        long before = ((ThreadMXBean) threads).getCurrentThreadAllocatedBytes();
        play(rules, call, flow, query);
        long allocated = ((ThreadMXBean) threads).getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(ROUNDS); // not a byte for an event; some for the measurement itself
    }

    private static void nobody(Signal signal) {
        throw new AssertionError(signal.title());
    }

    private static void play(Rules rules, ApiCall call, NetworkFlow flow, DnsQuery query) {
        for (int round = 0; round < ROUNDS; round++) {
            rules.onCall(call, RulesCostTest::nobody);
            rules.onFlow(flow, RulesCostTest::nobody);
            rules.onQuery(query, RulesCostTest::nobody);
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

        rules.onCall(
                apiCall("sqs:SendMessage")
                        .part(RawPart.REQUEST_PARAMETERS, "{\"x\":\"y\"}")
                        .build(),
                RulesCostTest::nobody);
        rules.onCall(
                apiCall("iam:Api7")
                        .part(RawPart.REQUEST_PARAMETERS, "{\"x\":\"y\"}")
                        .build(),
                raised::add);

        assertThat(raised).extracting(Signal::unit).containsExactly("rule-7");
    }
}
