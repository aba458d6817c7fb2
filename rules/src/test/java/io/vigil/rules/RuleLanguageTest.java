package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLanguageTest {
    private static final String PARAMETERS =
            "{\"name\":\"Audit-1\",\"size\":20,\"open\":true,\"none\":null,\"tags\":[],"
                    + "\"rules\":{\"items\":[{\"cidr\":\"10.1.2.3\"},{\"cidr\":\"2001:db8::1\"}]},\"deep\":{\"a\":{\"b\":\"c\"}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requestParameters.name: Audit-1                                       | true",
                "requestParameters.name: audit-1                                       | false",
                "requestParameters.name: {is: audit-1, ignore-case: true}              | true",
                "requestParameters.name: [other, Audit-1]                              | true",
                "requestParameters.name: {contains: dit}                               | true",
                "requestParameters.name: {starts-with: [X, Aud]}                       | true",
                "requestParameters.name: {ends-with: -2}                               | false",
                "requestParameters.name: {matches: '^A.*[0-9]$'}                       | true",
                "requestParameters.name: {exists: false}                               | false",
                "requestParameters.none: {exists: true}                                | false",
                "requestParameters.absent.further: {exists: true}                      | false",
                "requestParameters.deep: {exists: true}                                | true",
                "requestParameters.deep.a.b: c                                         | true",
                "requestParameters.deep.b: c                                           | false",
                "requestParameters.size: {at-least: 20}                                | true",
                "requestParameters.size: {at-least: 8, at-most: 19}                    | false",
                "requestParameters.name: {at-least: 0}                                 | false",
                "requestParameters.open: true                                          | true",
                "requestParameters.rules.items.cidr: {cidr: [10.0.0.0/8]}              | true",
                "requestParameters.rules.items.cidr: {cidr: ['2001:db8::/32']}         | true",
                "requestParameters.rules.items.cidr: {cidr: [192.168.0.0/16, '::/128']} | false",
                "userIdentity.userName: alice                                          | true",
                "userIdentity.userName: alic                                           | false",
                "userAgent: {contains: BOTO, ignore-case: true}                        | true",
                "readOnly: true                                                        | false",
                "origin.aws: false                                                     | true",
                "origin.class: public                                                  | true",
                "any: [{eventName: X}, {eventName: CreateUser}]                        | true",
                "all: [{eventName: X}, {eventName: CreateUser}]                        | false",
                "not: {any: [{eventName: X}, {userAgent: Y}]}                          | true",
                "tlsDetails.tlsVersion: {exists: true}                                 | false",
                "eventName: {says: guard-taken-away}                                   | false",
                "not: {eventName: {says: [data-handed-out, guard-taken-away]}}         | true",
                "holds: {lists: {member: [b], at-least: 1}}                            | false",
                "holds: {anywhere: {member: [B], matches: '^c$'}}                      | true",
                "holds: {anywhere: {member: [a], matches: '^c$'}}                      | false",
                "holds: {anywhere: {mentions: [UDIT], matches: '^Audit-'}}             | true",
                "holds: {anywhere: {mentions: [nowhere], matches: '^Audit-'}}          | false",
                "holds: {anywhere: {mentions: [udit], matches: '^Other-'}}             | false",
                "eventName: CreateUser, userAgent: none                                | false"
            })
    void readsConditionsAsWritten(String condition, boolean expected) {
        Rules rules = RuleText.compile("log: cloudtrail\ncalls: [\"iam:*\"]\nwhen: {" + condition + "}");

        List<Signal> raised = raised(rules, call("iam:CreateUser").build());

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    private static GivenCall call(String api) {
        return apiCall(api)
                .by("alice")
                .from("198.51.100.7")
                .agent("Boto3/1.34")
                .part(RawPart.REQUEST_PARAMETERS, PARAMETERS);
    }

    private static List<Signal> raised(Rules rules, ApiCall call) {
        List<Signal> raised = new ArrayList<>();
        rules.on(ApiCall.class).judge(call, raised::add);
        return raised;
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:AddPermission, lambda:AddPermission20150331v2, true",
        "cloudfront:UpdateDistribution, cloudfront:UpdateDistribution2020_05_31, true",
        "s3:Put*, s3:PutBucketAcl, true",
        "s3:Put*, s3:GetBucketAcl, false",
        "iam:CreateUser, iam:CreateUserX, false",
        "iam:CreateUser, sts:CreateUser, false",
        "*, anything:AtAll, true"
    })
    void findsTheCallsOfARule(String calls, String api, boolean expected) {
        Rules rules = RuleText.compile("log: cloudtrail\ncalls: [\"" + calls + "\"]");

        List<Signal> raised = raised(rules, call(api).build());

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @Test
    void looksOnlyAtCallsThatSucceededAndThatTheirIdentityMadeItself() {
        String calls = "log: cloudtrail\ncalls: [\"*\"]\n";
        ApiCall failed = call("iam:CreateUser").error("AccessDenied").build();
        ApiCall byService = apiCall("iam:CreateUser").by("service:config").build();

        assertThat(raised(RuleText.compile(calls), failed)).isEmpty();
        assertThat(raised(RuleText.compile(calls), byService)).isEmpty();
        assertThat(raised(RuleText.compile(calls + "failed: only"), failed)).hasSize(1);
        assertThat(raised(
                        RuleText.compile(calls + "failed: only"),
                        call("iam:CreateUser").build()))
                .isEmpty();
        assertThat(raised(RuleText.compile(calls + "failed: allowed"), failed)).hasSize(1);
        assertThat(raised(RuleText.compile(calls + "by-service: allowed"), byService))
                .hasSize(1);
    }

    @Test
    void saysWhatTheCallWasAimedAt() {
        Rules rules = RuleText.compile(
                "log: cloudtrail\ncalls: [\"iam:*\"]\nresource: [requestParameters.absent, requestParameters.name]");

        Signal signal = raised(rules, call("iam:CreateUser").build()).get(0);

        assertThat(signal.detection().title()).isEqualTo("alice Audit-1");
        assertThat(signal.subject().resource()).isEqualTo("Audit-1");
    }

    @Test
    void keepsTheEntriesOfTheKindsThatItIsAbout() {
        Rules rules = RuleText.compile("log: cloudtrail\ncalls: [\"*\"]\nhits: [own]\none-per: indicator");
        var tor = new ListHit("exits", "tor", "198.51.100.7", "198.51.100.7", new String[0]);
        var bad = new ListHit("feed", "ip", "198.51.100.0/24", "198.51.100.7", new String[0]);

        Signal signal =
                raised(rules, call("iam:CreateUser").hits(tor, bad).build()).get(0);

        assertThat(signal.evidence().hits()).containsExactly(bad);
        assertThat(signal.detection().discriminator()).isEqualTo("rule/198.51.100.0/24");
        assertThat(raised(rules, call("iam:CreateUser").hits(tor).build())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hits: [c2]                                    | bad.example     | true",
                "hits: [c2]                                    | alias.example   | true",
                "hits: [c2]                                    | hole.sinkhole.example | false",
                "hits: [c2]                                    | 198.51.100.7    | false",
                "hits: {kinds: [c2], in: [name]}               | alias.example   | false",
                "hits: {kinds: [c2], in: [alias, sinkhole]}    | hole.sinkhole.example | true",
                "hits: {kinds: [c2], in: [answer]}             | 198.51.100.7    | true",
                "hits: {kinds: [c2], in: [answer]}             | bad.example     | false"
            })
    void looksForEntriesWhereTheRuleSays(String hits, String matched, boolean expected) {
        Rules rules = RuleText.compile("log: dns\n" + hits);
        var query = query("bad.example")
                .answer("CNAME", "alias.example")
                .answer("CNAME", "hole.sinkhole.example")
                .answer("A", "198.51.100.7")
                .hits(new ListHit("feed", "c2", "entry", matched, new String[0]));
        List<Signal> raised = new ArrayList<>();

        rules.on(DnsQuery.class).judge(query.build(), raised::add);

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @Test
    void readsFlowsAndQueriesByTheNamesOfTheirLogs() {
        Rules flows = RuleText.compile(
                "log: vpc-flow\nwhen: {dstport: [22, 23], opener: sender, action: ACCEPT, packets: {at-least: 5}}");
        Rules queries =
                RuleText.compile("log: dns\nwhen: {query_name: {ends-with: .example}, answers.Rdata: {exists: false}}");
        List<Signal> raised = new ArrayList<>();

        flows.on(NetworkFlow.class)
                .judge(flow("10.0.0.5", "198.51.100.7").ports(50_000, 22).build(), raised::add);
        flows.on(NetworkFlow.class)
                .judge(flow("10.0.0.5", "198.51.100.7").ports(50_000, 25).build(), raised::add);
        queries.on(DnsQuery.class).judge(query("a.example").build(), raised::add);

        assertThat(raised)
                .extracting(Signal::activity)
                .containsExactly(
                        new ConnectionActivity("OUTBOUND", "TCP", false, 50_000, 22),
                        new DnsRequestActivity("a.example", "UDP", false));
    }

    @Test
    void reportsEverythingThatIsWrong() {
        var problems = new Problems();

        RuleText.compile("""
                log: cloudtrail
                calls: [CreateUser]
                failed: maybe
                when:
                  userIdentity.typ: Root
                  userAgent: {contain: x}
                  sourceIPAddress: {cidr: 10.0.0.0/33}
                  readOnly: sometimes
                  holds: {policy-reach: {in: policy}}
                  requestParameters.a: {matches: "("}
                  requestParameters.b: ${friends}
                hitz: [tor]
                """, problems);

        assertThat(problems.toString())
                .contains("rules/rule/rule.yaml: calls = [\"CreateUser\"]", "expected service:Name")
                .contains("failed = maybe", "no, denied, allowed, only")
                .contains("did you mean userIdentity.type?")
                .contains("no such operator; did you mean contains?")
                .contains("10.0.0.0/33 is none")
                .contains("expected true or false")
                .contains("did you mean policy-reaches?")
                .contains("is no regular expression")
                .contains("no such parameter")
                .contains("hitz", "did you mean hits?")
                .contains("10 problems");
    }

    @Test
    void reportsWhatIsWrongWithCounting() {
        var problems = new Problems();

        RuleText.compile(
                "log: vpc-flow\nguessing: {ports: [ssh], per-hour: 5, actor: {title: \"{nobody}\"}}", problems);

        assertThat(problems.toString())
                .contains("expected a list of port numbers", "guessing.largest-refusal", "is missing")
                .contains("no placeholder {nobody}", "guessing.entered");
    }

    @Test
    void aBuildingBlockIsOfTheTacticThatItsChoiceNames() {
        Rules rules = RuleText.compile("""
                log: cloudtrail
                calls: ["*"]
                choose: [{when: {eventName: CreateQueue}, tactic: EXFILTRATION}, {tactic: PERSISTENCE}]
                emits: [{tactic: PERSISTENCE, title: let in}, {tactic: EXFILTRATION, title: handed out}]
                """);

        assertThat(raised(rules, call("sqs:CreateQueue").build()))
                .extracting(signal -> signal.detection().tactic())
                .containsExactly(Tactic.EXFILTRATION);
        assertThat(raised(rules, call("iam:CreateUser").build()))
                .extracting(signal -> signal.detection().tactic())
                .containsExactly(Tactic.PERSISTENCE);
    }

    @Test
    void asksWhatToLookInto() {
        var problems = new Problems();

        RuleText.compile("log: cloudtrail\ncalls: [\"*\"]\nwhen: {holds: {anywhere: {matches: x}}}", problems);

        assertThat(problems.toString()).contains("anywhere.member", "names here or words in mentions");
    }

    @Test
    void asksForAChoiceBetweenSeveralEmissions() {
        var problems = new Problems();
        String logic = "log: cloudtrail\ncalls: [\"*\"]\nchoose: [{emit: \"Policy:Test/Foundd\"}]";

        RuleText.compile(logic, problems);

        assertThat(problems.toString()).contains("did you mean Policy:Test/Found?");
    }
}
