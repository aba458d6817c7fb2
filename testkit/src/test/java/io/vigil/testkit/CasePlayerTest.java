package io.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.catalogue.InvalidConfiguration;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitCase;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CasePlayerTest {
    @Test
    void playsACallWithEverythingThatCanBeSaidOfOne() {
        ApiCall call = play("""
                - {at: 3d2h10m, call: "s3:GetObject", by: "instance:i-0123456789/web", from: 198.51.100.7, agent: curl, error: AccessDenied,
                   message: no, region: eu-west-1, bucket: b, key: k, params: {a: 1}, response: {b: 2}, additional: {c: 3}, bytes-out: 12,
                   flags: [mfa], fields: {vpc-endpoint: vpce-1}, access-key: ASIA1, origin: {asn: 64500, country: NO, flags: [tor, hosting]},
                   hits: [{list: l, kind: tor, indicator: 198.51.100.0/24, matched: 198.51.100.7, threats: [x]}]}
                """).events(ApiCall.class).get(0);

        assertThat(call.time()).isEqualTo(Given.at("3d2h10m"));
        assertThat(call.instance()).isEqualTo("i-0123456789");
        assertThat(call.text(ApiField.ERROR_MESSAGE)).isEqualTo("no");
        assertThat(call.text(ApiField.VPC_ENDPOINT)).isEqualTo("vpce-1");
        assertThat(call.text(ApiField.ACCESS_KEY)).isEqualTo("ASIA1");
        assertThat(call.raw(RawPart.REQUEST_PARAMETERS)).hasToString("{\"a\":1,\"bucketName\":\"b\",\"key\":\"k\"}");
        assertThat(call.raw(RawPart.RESPONSE_ELEMENTS)).hasToString("{\"b\":2}");
        assertThat(call.bytesOut()).isEqualTo(12);
        assertThat(call.is(CallFlag.MFA)).isTrue();
        assertThat(call.origin().asn()).isEqualTo(64_500);
        assertThat(call.origin().country()).isEqualTo("NO");
        assertThat(call.origin().is(Origin.TOR)).isTrue();
        assertThat(call.hits()[0].matched()).isEqualTo("198.51.100.7");
    }

    @Test
    void playsAFlowWithEverythingThatCanBeSaidOfOne() {
        NetworkFlow flow = play("""
                - {at: 1m, flow: {from: 10.0.0.5, to: 198.51.100.7, ports: [50000, 22], protocol: 6, packets: 20, bytes: 3000, seconds: 30,
                   action: REJECT, interface: eni-1, instance: i-1, flags: 2, direction: egress}, origin: {asn: 1, flags: [aws]}}
                """).events(NetworkFlow.class).get(0);

        assertThat(flow.accepted()).isFalse();
        assertThat(flow.destinationPort()).isEqualTo(22);
        assertThat(flow.end() - flow.time()).isEqualTo(30_000);
        assertThat(flow.direction()).isEqualTo(FlowDirection.EGRESS);
        assertThat(flow.destinationOrigin().is(Origin.AWS)).isTrue();
        assertThat(flow.sourceOrigin().is(Origin.AWS)).isFalse();
    }

    @Test
    void playsQueriesOneAfterTheOther() {
        List<DnsQuery> queries = play("""
                - {at: 1m, query: [a.example, b.example], every: 1s, repeat: 2, type: AAAA, rcode: NXDOMAIN, instance: i-1}
                - {at: 0m, query: c.example, answers: [{CNAME: d.example}, {A: 192.0.2.1}]}
                """).events(DnsQuery.class);

        assertThat(queries)
                .extracting(DnsQuery::name)
                .containsExactly("c.example", "a.example", "b.example", "a.example", "b.example");
        assertThat(queries.get(4).time()).isEqualTo(Given.at("1m3s"));
        assertThat(queries.get(0).answerTypes()).containsExactly("CNAME", "A");
    }

    @Test
    void repeatsAndNumbersWhatIsRepeated() {
        List<NetworkFlow> flows = play("""
                - {at: 0m, flow: {from: 10.0.0.5, to: "198.51.100.{n}", ports: [50000, "{n}"]}, repeat: 3, every: 10s}
                """).events(NetworkFlow.class);

        assertThat(flows)
                .extracting(flow -> flow.destination().toString())
                .containsExactly("198.51.100.1", "198.51.100.2", "198.51.100.3");
        assertThat(flows).extracting(NetworkFlow::destinationPort).containsExactly(1, 2, 3);
        assertThat(flows).extracting(NetworkFlow::id).doesNotHaveDuplicates();
        assertThat(flows.get(2).time()).isEqualTo(Given.at("20s"));
    }

    @Test
    void theAccountOfThePlayCanBeNamed() {
        List<ApiCall> calls =
                play("- {at: 0m, call: \"iam:CreateRole\", params: {arn: \"arn:aws:iam::{account}:root\"}}")
                        .events(ApiCall.class);

        assertThat(String.valueOf(calls.get(0).raw(RawPart.REQUEST_PARAMETERS)))
                .contains("arn:aws:iam::" + Given.ACCOUNT + ":root");
    }

    @Test
    void idsAreTheSameEveryTimeAndDifferBetweenAccounts() {
        UnitCase unitCase = unitCase("- {at: 0m, call: \"iam:CreateUser\"}");

        String id = CasePlayer.play(unitCase, "100000000001")
                .events(ApiCall.class)
                .get(0)
                .id();

        assertThat(CasePlayer.play(unitCase, "100000000001")
                        .events(ApiCall.class)
                        .get(0)
                        .id())
                .isEqualTo(id);
        assertThat(CasePlayer.play(unitCase, "100000000002")
                        .events(ApiCall.class)
                        .get(0)
                        .id())
                .isNotEqualTo(id);
    }

    @Test
    void tellsAllThatMakesNoSense() {
        assertThatThrownBy(() -> play("""
                - {at: 0m, call: CreateUser, form: 198.51.100.7}
                - {call: "iam:CreateUser"}
                - {at: 0m, query: a.example, repeat: 2}
                - {at: 0m}
                """))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("a-unit: a story: play[0]: call = CreateUser")
                .hasMessageContaining("play[0]: form")
                .hasMessageContaining("no such key; did you mean from?")
                .hasMessageContaining("play[1]: at")
                .hasMessageContaining("play[2]: every")
                .hasMessageContaining("play[3]: call");
    }

    @Test
    void aCaseRunnerHandsEachEntityItsOwnMemory() {
        var runner = new CaseRunner().detectors(List.of(new SecondCall()));

        List<Signal> raised = runner.play(play("""
                - {at: 0m, call: "iam:CreateUser", by: alice}
                - {at: 1m, call: "iam:CreateUser", by: bob}
                - {at: 2m, call: "iam:CreateUser", by: alice}
                - {at: 3h, call: "iam:CreateUser", by: bob}
                """));

        assertThat(raised).extracting(signal -> signal.subject().userName()).containsExactly("alice");
    }

    @Test
    void aCaseRunnerRefusesWhatTheCaseDoesNotExpect() {
        var runner = new CaseRunner().judging(ApiCall.class, (call, out) -> out.accept(raise(call)));

        assertThatThrownBy(() -> runner.check(unitCase("- {at: 0m, call: \"iam:CreateUser\"}")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a-unit: a story: expected [] but raised [a-unit]");
    }

    /** Notices the second call within an hour. */
    private static final class SecondCall implements Detector<ApiCall, String> {
        @Override
        public String id() {
            return "a-unit";
        }

        @Override
        public Class<ApiCall> observes() {
            return ApiCall.class;
        }

        @Override
        public Class<String> memory() {
            return String.class;
        }

        @Override
        public Duration forgetAfter() {
            return Duration.ofHours(1);
        }

        @Override
        public String observe(@Nullable String known, ApiCall call, Emitter out) {
            if (known != null) {
                out.signal(raise(call));
            }
            return call.id();
        }
    }

    private static Signal raise(ApiCall call) {
        return SignalDraft.of("a-unit", unit("[]").emit(), call).sign();
    }

    private static PlayedCase play(String play) {
        return CasePlayer.play(unitCase(play), Given.ACCOUNT);
    }

    private static UnitCase unitCase(String play) {
        return UnitReader.cases(unit("\n" + play.indent(2)), new Problems()).get(0);
    }

    private static Unit unit(String play) {
        String yaml = "id: a-unit\nemits: [{tactic: IMPACT, title: t}]";
        String cases = "- case: a story\n  expect: []\n  play: " + play;
        var folder = new UnitFolder("a-unit", "a-unit", Map.of("rule.yaml", yaml, "cases.yaml", cases));
        return UnitReader.read(List.of(folder), "rule.yaml", Tuning.none(), new Problems())
                .get(0);
    }
}
