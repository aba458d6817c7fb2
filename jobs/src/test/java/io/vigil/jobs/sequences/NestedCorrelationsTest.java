package io.vigil.jobs.sequences;

import static io.vigil.jobs.sequences.SigmaCorrelationsTest.RULES;
import static io.vigil.jobs.sequences.SigmaCorrelationsTest.problems;
import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sigma's correlations of correlations, from calls to what they raise. */
class NestedCorrelationsTest {
    private static final String MANY = """
            title: Many
            name: many
            id: m
            correlation:
              type: event_count
              rules: [refused]
              group-by: [userIdentity.userName, sourceIPAddress]
              timespan: 5m
              condition: {gte: 2}
            ---
            """;

    private static final String THEN_MADE = """
            title: Then made
            id: then-made
            correlation:
              type: temporal_ordered
              rules: [many, made]
              group-by: [userIdentity.userName]
              timespan: 10m
            """;

    @Test
    void aCountIsAStepOfAnOrderedCorrelation() throws Exception {
        String yaml = RULES + MANY + THEN_MADE;

        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("9m", "alice")))
                .containsExactly("sigma-then-made");
        assertThat(raised(yaml, get("1m", "alice", 1), made("2m", "alice"), get("3m", "alice", 1)))
                .as("the count is complete after the other")
                .isEmpty();
        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "bob", 1), made("9m", "alice")))
                .as("another user's")
                .isEmpty();
        assertThat(raised(yaml, get("1m", "alice", 1), get("7m", "alice", 1), made("9m", "alice")))
                .as("too far apart to be counted together")
                .isEmpty();
        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("12m", "alice")))
                .as("ten minutes after the count was complete")
                .isEmpty();
    }

    @Test
    void whatTheInnerGroupsByBeyondTheOuterKeepsItsCountsApart() throws Exception {
        String yaml = RULES + MANY + THEN_MADE;

        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 2), made("9m", "alice")))
                .as("one from each address")
                .isEmpty();
    }

    @Test
    void valuesOfResultsAreCounted() throws Exception {
        String yaml = RULES + MANY + """
                title: From several places
                id: places
                correlation:
                  type: value_count
                  rules: [many]
                  group-by: [userIdentity.userName]
                  timespan: 1h
                  condition: {field: sourceIPAddress, gte: 2}
                """;

        assertThat(raised(yaml, twice("1m", "alice", 1), twice("20m", "alice", 2)))
                .containsExactly("sigma-places");
        assertThat(raised(yaml, twice("1m", "alice", 1), twice("20m", "alice", 1)))
                .as("the same place twice")
                .isEmpty();
        assertThat(raised(yaml, twice("1m", "alice", 1), twice("20m", "bob", 2)))
                .isEmpty();
    }

    @Test
    void aResultThatIsKnownOnceItsWindowHasClosedCountsFromThen() throws Exception {
        String exactly = MANY.replace("{gte: 2}", "{eq: 2}");
        String yaml = RULES + exactly + THEN_MADE;

        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("4m", "alice")))
                .as("it may still become three")
                .isEmpty();
        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("7m", "alice")))
                .containsExactly("sigma-then-made");
        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("15m", "alice")))
                .as("nine minutes after the window closed")
                .containsExactly("sigma-then-made");
    }

    @Test
    void theyNestAsDeepAsOneLikes() throws Exception {
        String yaml = RULES + MANY + THEN_MADE.replace("id: then-made", "id: then-made\nname: then-made") + """
                ---
                title: Often
                id: often
                correlation: {type: event_count, rules: [then-made], timespan: 1h, condition: {gte: 2}}
                """;

        assertThat(raised(yaml, story("1m", "alice"), story("20m", "bob"))).containsExactly("sigma-often");
        String grouped = yaml.replace("timespan: 1h", "group-by: [userIdentity.userName], timespan: 1h");
        assertThat(raised(grouped, story("1m", "alice"), story("20m", "alice"))).containsExactly("sigma-often");
        assertThat(raised(grouped, story("1m", "alice"), story("20m", "bob"))).isEmpty();
    }

    @Test
    void aliasesNameTheFieldOfACorrelation() throws Exception {
        String yaml = RULES + MANY + THEN_MADE.replace("group-by: [userIdentity.userName]", "group-by: [who]")
                + "  aliases: {who: {many: userIdentity.userName, made: userIdentity.userName}}\n";

        assertThat(raised(yaml, get("1m", "alice", 1), get("2m", "alice", 1), made("9m", "alice")))
                .containsExactly("sigma-then-made");
    }

    @Test
    void theInnerIsToldOfByItselfOnlyWhenTheOuterSaysSo() throws Exception {
        String generating = THEN_MADE.replace("correlation:", "generate: true\ncorrelation:");

        assertThat(raised(RULES + MANY + THEN_MADE, twice("1m", "alice", 1))).isEmpty();
        assertThat(raised(RULES + MANY + generating, twice("1m", "alice", 1))).containsExactly("sigma-m");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        String circle = RULES + MANY.replace("rules: [refused]", "rules: [again]") + """
                title: Again
                name: again
                id: a
                correlation: {type: event_count, rules: [many], timespan: 1h, condition: {gte: 2}}
                """;
        String stranger = RULES + MANY + THEN_MADE.replace("[userIdentity.userName]", "[awsRegion]");

        assertThat(problems(circle)).contains("rests on itself");
        assertThat(problems(stranger)).contains("does not group by awsRegion");
    }

    private static ApiCall get(String at, String user, int from) {
        return apiCall("s3:GetObject")
                .by(user)
                .from("203.0.113." + from)
                .at(at)
                .id("get-" + at + user + from)
                .build();
    }

    private static ApiCall made(String at, String user) {
        return apiCall("iam:CreateUser").by(user).at(at).id("made-" + at + user).build();
    }

    private static List<ApiCall> twice(String at, String user, int from) {
        return List.of(get(at, user, from), get(at + "10s", user, from));
    }

    private static List<ApiCall> story(String at, String user) {
        List<ApiCall> calls = new ArrayList<>(twice(at, user, 1));
        calls.add(made(at + "30s", user));
        return calls;
    }

    private static List<String> raised(String yaml, ApiCall... calls) throws Exception {
        return SigmaCorrelationsTest.raised(yaml, calls);
    }

    @SafeVarargs
    private static List<String> raised(String yaml, List<ApiCall>... acts) throws Exception {
        List<ApiCall> calls = new ArrayList<>();
        for (List<ApiCall> act : acts) {
            calls.addAll(act);
        }
        return SigmaCorrelationsTest.raised(yaml, calls.toArray(ApiCall[]::new));
    }
}
