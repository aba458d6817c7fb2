package io.vigil.sources.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.Outcome;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.TimeRange;
import io.vigil.sources.gzip.PlainStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the scanner accepts, the parser reads alike: it may refuse more, and never say something else. */
class QueryReadingsAgreeTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "dns");
    private static final String QUERY = """
            {"version":"1.1","account_id":"111122223333","region":"eu-west-1","vpc_id":"vpc-1",\
            "query_timestamp":"2024-05-01T10:11:12Z","query_name":"WWW.Example.com.","query_type":"A","query_class":"IN",\
            "rcode":"NXDOMAIN","answers":[{"Rdata":"Edge.example.net.","Type":"CNAME","Class":"IN"},\
            {"Type":"A","Rdata":"198.51.100.7"},{"Rdata":"\\"Some\\\\ Text.\\"","Type":"TXT"},{"Rdata":"2001:DB8::1","Type":"AAAA"},\
            {"Rdata":"Bare."}],"srcaddr":"10.0.0.5","srcport":4711,"transport":"UDP","resource_id":"vpc-2",\
            "srcids":{"resolver_endpoint":"rslvr-1","instance":"i-1"},"firewall_rule_action":"ALERT",\
            "additional_properties":{"is_delayed":false}}""";

    private final QueryDecoder decoder = new QueryDecoder(new TimeRange(Outcome.NOT_AFTER));

    @Test
    void onARecordWithEverything() {
        byte[] record = bytes(QUERY);

        assertThat(decoder.scan(record, 0, record.length)).isNotNull();
        assertAgree(record);
    }

    @Test
    void whereverARecordIsCutOff() {
        byte[] record = bytes(QUERY);

        for (int length = 1; length < record.length; length++) {
            assertThat(decoder.scan(record, 0, length)).as("cut at %d", length).isNull();
            assertAgree(Arrays.copyOf(record, length));
        }
    }

    @Test
    void onEveryByteReplacedByEveryKindOfByte() {
        byte[] record = bytes(QUERY);
        byte[] kinds = bytes("\"\\{}[],:0-e.nA \n\0é");

        for (int at = 0; at < record.length; at++) {
            for (byte kind : kinds) {
                byte[] changed = record.clone();
                changed[at] = kind;
                assertAgree(changed);
            }
        }
    }

    @Test
    void onEveryOddValueInEveryMember() {
        var odd =
                "null true 0 1e5 \"\" \".\" \"\\u0041\" \"é\" \"A.B.\" {} [] [null] [{}] [{},{\"Rdata\":7}] nope \"10.0.0.05\"";

        for (QueryMember member : QueryMember.values()) {
            for (String value : odd.split(" ")) {
                assertAgree(bytes(with(member, value)));
            }
            assertAgree(bytes(with(member, "{\"instance\":\"i-2\",\"instance\":null}")));
            assertAgree(bytes(with(member, "\"2024-05-01T10:11:12+02:00\"")));
        }
    }

    @Test
    void onMembersThatStandTwice() {
        for (QueryMember member : QueryMember.values()) {
            for (String value : List.of("null", "\"other\"", "[]", "{\"instance\":\"i-2\"}", "7")) {
                String again = "\"" + member.label + "\":" + value;

                assertAgree(bytes("{" + again + "," + QUERY.substring(1)));
                assertAgree(bytes(QUERY.substring(0, QUERY.length() - 1) + "," + again + "}"));
                assertAgree(bytes(QUERY.replace("\"Type\"", again + ",\"Type\"")));
            }
        }
    }

    @Property(tries = 2000)
    void onRandomlyMutatedRecords(@ForAll long seed) {
        var dice = new Random(seed);
        byte[] record = bytes(QUERY);
        for (int change = dice.nextInt(3); change >= 0; change--) {
            record[dice.nextInt(record.length)] = record[dice.nextInt(record.length)];
        }

        assertAgree(record);
    }

    @Test
    void onRealRecords() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "skipped: the development data is not beside the project (../shared/data)");
        long scanned = 0;
        long all = 0;
        for (String line : realRecords()) {
            byte[] record = bytes(line);
            scanned += decoder.scan(record, 0, record.length) == null ? 0 : 1;
            all++;
            assertAgree(record);
        }

        assertThat(scanned).isGreaterThan(all * 19 / 20);
    }

    private static List<String> realRecords() throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(DATA)) {
            for (Path file :
                    all.filter(file -> file.toString().endsWith(".jsonl.gz")).toList()) {
                try (var in = new PlainStream(Files.newInputStream(file), Long.MAX_VALUE);
                        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    reader.lines().limit(20_000).forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static String with(QueryMember member, String value) {
        String named = "\"" + member.label + "\":";
        return QUERY.replaceFirst(named + "(\"[^\"]*\"|\\[[^]]*]|\\{[^}]*})", Matcher.quoteReplacement(named + value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertAgree(byte[] record) {
        DnsQuery scanned = decoder.scan(record, 0, record.length);
        if (scanned == null || decoder.scannedTo() != record.length) {
            return;
        }
        Decoded<DnsQuery> parsed = decoder.parse(record, 0, record.length);

        assertThat(parsed).as(() -> new String(record, StandardCharsets.UTF_8)).isEqualTo(new Accepted<>(scanned));
        DnsQuery query = ((Accepted<DnsQuery>) parsed).event();
        assertThat(scanned.entityHash()).isEqualTo(query.entityHash());
        assertThat(scanned.nameHash()).isEqualTo(query.nameHash());
        assertThat(scanned.name()).isEqualTo(query.name());
        assertThat(scanned.answers()).isEqualTo(query.answers());
        assertThat(scanned.answerTypes()).isEqualTo(query.answerTypes());
    }
}
