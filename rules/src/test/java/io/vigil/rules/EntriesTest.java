package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in records: what is asked of one and the same entry, and texts that are JSON themselves. */
class EntriesTest {
    private static final String PARAMETERS = """
            {"Rules":[{"Status":"Enabled","Age":{"Days":365},"tags":["a","b"],"ports":[10,30]},
                      {"Status":"Disabled","Age":{"Days":1},"tags":[]}],
             "One":{"Status":"Enabled","Age":{"Days":1}},
             "ports":[10,30],
             "policy":"{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"s3:*\\"},{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"iam:Get*\\",\\"iam:List*\\"]}]}",
             "encoded":"%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%7D%7D",
             "twice":"{\\"policy\\":\\"{\\\\\\"Effect\\\\\\":\\\\\\"Allow\\\\\\"}\\"}",
             "broken":"{\\"Statement\\":[","percent":"100%7","plain":"Statement"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requestParameters.Rules: {entry: {Status: Enabled, Age.Days: 365}}             | true",
                "requestParameters.Rules: {entry: {Status: Enabled, Age.Days: 1}}               | false",
                "requestParameters.Rules: {entry: {Status: Disabled, Age.Days: {at-most: 1}}}   | true",
                "requestParameters.Rules: {entry: {Status: Enabled, not: {Age.Days: 365}}}      | false",
                "requestParameters.Rules: {entry: {any: [{Status: X}, {Age.Days: 1}]}}          | true",
                "requestParameters.Rules: {entry: {Status: Enabled, tags: b}}                   | true",
                "requestParameters.Rules: {entry: {Status: Disabled, tags: {exists: true}}}     | false",
                "requestParameters.Rules: {entry: {Age: {entry: {Days: {at-least: 2}}}}}        | true",
                "requestParameters.One: {entry: {Status: Enabled, Age.Days: 1}}                 | true",
                "requestParameters.None: {entry: {Status: Enabled}}                             | false",
                "not: {requestParameters.Rules: {entry: {Status: Gone}}}                        | true",
                "all: [{requestParameters.Rules: {entry: {Status: Enabled}}}, {requestParameters.Rules: {entry: {Age.Days: 1}}}] | true",
                // One and the same value meets all operators.
                "requestParameters.ports: {at-least: 20, at-most: 25}                           | false",
                "requestParameters.ports: {at-least: 20, at-most: 30}                           | true",
                // A text that is JSON is looked into, also where it is percent-encoded or holds another.
                "requestParameters.policy.Statement.Effect: Allow                               | true",
                "requestParameters.policy.Statement: {entry: {Effect: Allow, Action: 'iam:Get*'}} | true",
                "requestParameters.policy.Statement: {entry: {Effect: Allow, Action: 's3:*'}}   | false",
                "requestParameters.policy: {entry: {Statement.Effect: Deny}}                    | true",
                "requestParameters.policy: {starts-with: '{'}                                   | true",
                "requestParameters.encoded.Statement.Effect: Allow                              | true",
                "requestParameters.twice.policy.Effect: Allow                                   | true",
                "requestParameters.broken.Statement: {exists: true}                             | false",
                "requestParameters.percent.Statement: {exists: true}                            | false",
                "requestParameters.plain.Statement: {exists: true}                              | false"
            })
    void asksOneEntryAndLooksIntoTexts(String condition, boolean expected) {
        Rules rules = RuleText.compile("log: cloudtrail\ncalls: [\"iam:*\"]\nwhen: {" + condition + "}");
        List<Signal> raised = new ArrayList<>();

        rules.on(ApiCall.class)
                .judge(
                        apiCall("iam:CreateUser")
                                .by("alice")
                                .part(RawPart.REQUEST_PARAMETERS, PARAMETERS)
                                .build(),
                        raised::add);

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{requestParameters.Rule.Status: Enabled, requestParameters.Rule.Days: 1}                    | requestParameters.Rule.Days = 1",
                "{all: [{requestParameters.Rule.Status: Enabled}, {requestParameters.Rule.Age.Days: 1}]}     | when.all[1].requestParameters.Rule.Age.Days = 1",
                "{requestParameters.Rule.Status: Enabled, any: [{eventName: X}, {requestParameters.Rule.Days: 1}]} | when.any[1].requestParameters.Rule.Days = 1",
                "{requestParameters.Rule.Status: Enabled, not: {requestParameters.Rule.Filter: x}}           | when.not.requestParameters.Rule.Filter = x",
                "{any: [{requestParameters.L.a: 1, requestParameters.L.b: 2}]}                               | when.any[0].requestParameters.L.b = 2",
                "{resources.ARN: x, resources.accountId: y}                                                  | resources.accountId = y",
                "{requestParameters.S: {entry: {Tags.Key: a, Tags.Value: b}}}                                | requestParameters.S.entry.Tags.Value = b"
            })
    void refusesWhatSeveralEntriesMayMeet(String when, String place) {
        var problems = new Problems();

        RuleText.compile("log: cloudtrail\ncalls: [\"iam:*\"]\nwhen: " + when, problems);

        assertThat(problems.toString())
                .contains("rules/rule/rule.yaml: ", place, "another entry of", ": {entry: {", "an entry of its own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{requestParameters.a: 1, requestParameters.b: 2}",
                "{userIdentity.type: Root, userIdentity.userName: x}",
                "{requestParameters.L: {exists: true}, not: {requestParameters.L.a: 1}}",
                "{any: [{requestParameters.L.a: 1}, {requestParameters.L.b: 2}]}",
                "{requestParameters.L: {entry: {a: 1}}, requestParameters.L.b: 2}",
                "{requestParameters.L.a: 1, requestParameters.M.a: 2}",
                "{tlsDetails.tlsVersion: x, tlsDetails.cipherSuite: y}"
            })
    void acceptsWhatCannotBeMixedOrIsMeant(String when) {
        var problems = new Problems();

        RuleText.compile("log: cloudtrail\ncalls: [\"iam:*\"]\nwhen: " + when, problems);

        assertThat(problems.toString()).doesNotContain("rules/rule");
    }

    @Test
    void refusesAChoiceThatMixesWithTheCondition() {
        var problems = new Problems();
        String logic = """
                log: cloudtrail
                calls: ["iam:*"]
                when: {requestParameters.L.a: 1}
                choose:
                  - {when: {requestParameters.L.b: 2}, emit: "Policy:Test/Found"}
                """;

        RuleText.compile(logic, problems);

        assertThat(problems.toString()).contains("choose[0].when.requestParameters.L.b = 2", "another entry of");
    }

    @Test
    void tellsThatAFieldHasNoEntries() {
        var problems = new Problems();

        RuleText.compile("log: cloudtrail\ncalls: [\"iam:*\"]\nwhen: {eventName: {entry: {a: 1}}}", problems);

        assertThat(problems.toString()).contains("when.eventName.entry", "this field has no entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hits: {kinds: [c2], in: destination}             | 198.51.100.7 | true",
                "hits: {kinds: [c2], in: source}                  | 198.51.100.7 | false",
                "hits: {kinds: [c2], in: [source, destination]}   | 10.0.0.5     | true",
                // Listed is the source for one thing, the destination for another.
                "hits: {kinds: [tor], in: destination}            | 10.0.0.5     | false",
                "when: {hit: {entry: {kind: tor, list: exits}}}   | 10.0.0.5     | true",
                "when: {hit: {entry: {kind: tor, list: feed}}}    | 10.0.0.5     | false"
            })
    void countsListedSidesAndEntriesOneByOne(String logic, String c2, boolean expected) {
        Rules rules = RuleText.compile("log: vpc-flow\n" + logic);
        List<Signal> raised = new ArrayList<>();
        var flow = flow("10.0.0.5", "198.51.100.7")
                .hits(
                        new ListHit("exits", "tor", "10.0.0.5", "10.0.0.5", new String[0]),
                        new ListHit("feed", "c2", c2, c2, new String[0]));

        rules.on(NetworkFlow.class).judge(flow.build(), raised::add);

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @Test
    void refusesToMixAnswersAndHits() {
        var problems = new Problems();

        RuleText.compile(
                "log: dns\nwhen: {answers.Type: CNAME, answers.Rdata: x, hit.kind: c2, hit.list: feed}", problems);

        assertThat(problems.toString())
                .contains("when.answers.Rdata", "answers: {entry: {Type", "when.hit.list", "hit: {entry: {kind");
    }
}
