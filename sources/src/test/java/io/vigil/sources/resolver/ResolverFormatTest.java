package io.vigil.sources.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResolverFormatTest {
    private static final String QUERY = """
            {"version":"1.1","account_id":"111122223333","region":"eu-west-1","vpc_id":"vpc-1","query_timestamp":"2024-05-01T10:11:12Z",\
            "query_name":"WWW.Example.COM.","query_type":"A","query_class":"IN","rcode":"NOERROR","answers":[\
            {"Rdata":"Edge.Example.net.","Type":"CNAME","Class":"IN"},{"Rdata":"198.51.100.7","Type":"A","Class":"IN"},\
            {"Rdata":"\\"V=spf1.\\"","Type":"TXT","Class":"IN"}],"srcaddr":"10.0.0.5","srcport":"4711","transport":"UDP",\
            "srcids":{"resolver_endpoint":"rslvr-1","instance":"i-1"},"firewall_rule_action":"ALERT",\
            "additional_properties":{"is_delayed":false}}""";

    @Test
    void readsEveryField() {
        DnsQuery query = only(QUERY);

        assertThat(query.time()).isEqualTo(Instant.parse("2024-05-01T10:11:12Z").toEpochMilli());
        assertThat(query.account()).isEqualTo("111122223333");
        assertThat(query.region()).isEqualTo("eu-west-1");
        assertThat(query.vpc()).isEqualTo("vpc-1");
        assertThat(query.instance()).isEqualTo("i-1");
        assertThat(query.source()).hasToString("10.0.0.5");
        assertThat(query.type()).isEqualTo("A");
        assertThat(query.rcode()).isEqualTo("NOERROR");
        assertThat(query.transport()).isEqualTo("UDP");
        assertThat(query.firewallAction()).isEqualTo("ALERT");
        assertThat(query.id()).hasSize(16).isEqualTo(only(" " + QUERY + "\n").id());
    }

    @Test
    void namesAreLowerCaseWithoutTheTrailingDot() {
        DnsQuery query = only(QUERY);

        assertThat(query.name()).isEqualTo("www.example.com");
        assertThat(query.answers()).containsExactly("edge.example.net", "198.51.100.7", "\"V=spf1.\"");
        assertThat(query.answerTypes()).containsExactly("CNAME", "A", "TXT");
        assertThat(only(QUERY.replace("WWW.Example.COM.", "a\\\\052.b")).name()).isEqualTo("a\\052.b");
        assertThat(only(QUERY.replace("WWW.Example.COM.", ".")).name()).isEmpty();
    }

    @Test
    void answersMayBeAbsentNullOneOrMany() {
        for (String answers :
                new String[] {"null", "[]", "\"none\"", "[null,7]", "{\"Rdata\":\"1.2.3.4\",\"Type\":\"A\"}"}) {
            DnsQuery query = only(QUERY.replaceFirst("\\[[^]]*]", answers.replace("\"", "\\\"")));

            assertThat(query.answers()).hasSize(answers.startsWith("{") ? 1 : 0);
        }
        assertThat(only(QUERY.replace("\"answers\"", "\"other\"")).answers()).isEmpty();
    }

    @Test
    void rowsOfTablesHaveNamesInLowerCaseAndListsAsText() {
        String inTables = QUERY.replace("Rdata", "rdata").replace("\"Type\"", "\"type\"");
        String asText = QUERY.replaceFirst(
                "\\[[^]]*]", "\"[{\\\\\"rdata\\\\\":\\\\\"1.2.3.4\\\\\",\\\\\"type\\\\\":\\\\\"A\\\\\"}]\"");

        assertThat(only(inTables).answers()).isEqualTo(only(QUERY).answers());
        assertThat(only(asText).answers()).containsExactly("1.2.3.4");
    }

    @Test
    void portsAreTextsOrNumbers() {
        assertThat(only(QUERY.replace("\"4711\"", "4711")).name()).isEqualTo("www.example.com");
    }

    @Test
    void theResourceStandsInForTheNetwork() {
        assertThat(only(QUERY.replace("vpc_id", "resource_id")).vpc()).isEqualTo("vpc-1");
        assertThat(only(QUERY.replace("vpc_id", "other")).vpc()).isNull();
    }

    @Test
    void whatTheResolverDoesNotKnowIsNull() {
        DnsQuery query =
                only("{\"query_timestamp\":\"2024-05-01 10:11:12\",\"query_name\":\"a.b\",\"srcaddr\":\"nowhere\"}");

        assertThat(query.instance()).isNull();
        assertThat(query.source()).isNull();
        assertThat(query.region()).isNull();
        assertThat(query.firewallAction()).isNull();
        assertThat(query.type()).isEmpty();
    }

    @Test
    void theLastOfTwoFieldsCounts() {
        assertThat(only(QUERY.replace("{\"version\"", "{\"query_name\":\"first.com\",\"version\""))
                        .name())
                .isEqualTo("www.example.com");
    }

    @Test
    void readsEveryCarrier() {
        String message = QUERY.replace("\\", "\\\\").replace("\"", "\\\"");
        String envelope =
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":\"" + message + "\"}]}";

        assertThat(read(QUERY + QUERY + "\n" + QUERY).events()).hasSize(3);
        assertThat(read(envelope + "\n" + envelope).events()).hasSize(2);
        assertThat(Outcome.of(new ResolverFormat(), Outcome.gzip(envelope)).events())
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoQuery() {
        assertThat(refusal("{}")).isEqualTo(Reason.NOT_A_RECORD);
        assertThat(refusal(QUERY.replace("query_name", "other"))).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refusal(QUERY.replace("query_timestamp", "other"))).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refusal(QUERY.replace("2024-05-01T10:11:12Z", "now"))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(QUERY.replace("2024-05", "2999-05"))).isEqualTo(Reason.FUTURE);
        assertThat(refusal(QUERY.replace("\"i-1\"", "nope"))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(QUERY.replace("\"i-1\"", "[".repeat(500) + "]".repeat(500))))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(QUERY.substring(0, 200))).isEqualTo(Reason.MALFORMED);
    }

    private static Outcome<DnsQuery> read(String input) {
        return Outcome.of(new ResolverFormat(), input);
    }

    private static DnsQuery only(String input) {
        var outcome = read(input);
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }

    private static Reason refusal(String input) {
        var outcome = read(input);
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.rejected()).hasSize(1);
        return outcome.reasons().get(0);
    }
}
