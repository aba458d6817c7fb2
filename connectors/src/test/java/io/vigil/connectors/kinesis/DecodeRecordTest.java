package io.vigil.connectors.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.connectors.BatchType;
import io.vigil.events.Rejected;
import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.Batch;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.testkit.GivenEnvelope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeRecordTest {
    private static final Instant ARRIVAL = Instant.parse("2025-06-12T12:00:00Z");

    private final DecodeRecord<DnsQuery> decode =
            new DecodeRecord<>(new ResolverFormat(), BatchType.of(DnsQuery.class));

    @Test
    void anEnvelopeGivesAllItsRecords() throws IOException {
        var lines = new ArrayList<String>();
        for (int number = 0; number < 2000; number++) {
            lines.add(query("name-" + number + ".example.com.", ARRIVAL));
        }

        var batch = decode(GivenEnvelope.of(lines));

        assertThat(batch.rejected()).isEmpty();
        assertThat(batch.events()).hasSize(2000);
    }

    @Test
    void plainRecordsOneAfterTheOtherAreTakenAsWell() throws IOException {
        String both = query("a.example.com.", ARRIVAL) + query("b.example.com.", ARRIVAL);

        var batch = decode(both.getBytes(UTF_8));

        assertThat(batch.events()).extracting(DnsQuery::name).containsExactly("a.example.com", "b.example.com");
    }

    @Test
    void whatIsNoRecordIsRefusedByPlace() throws IOException {
        var batch = decode(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});

        assertThat(batch.events()).isEmpty();
        assertThat(batch.rejected())
                .singleElement()
                .satisfies(refused -> assertThat(refused.place()).startsWith("kinesis:queries/shardId-0/17"));
    }

    @Test
    void aTimeFarAheadOfArrivalIsRefused() throws IOException {
        var record = GivenEnvelope.of(List.of(
                query("now.example.com.", ARRIVAL), query("never.example.com.", ARRIVAL.plus(Duration.ofDays(2)))));

        var batch = decode(record);

        assertThat(batch.events()).hasSize(1);
        assertThat(batch.rejected()).extracting(Rejected::reason).containsExactly(Rejected.Reason.FUTURE);
    }

    private Batch<DnsQuery> decode(byte[] record) throws IOException {
        return decode.deserialize(record, "key", "17", ARRIVAL.toEpochMilli(), "queries", "shardId-0");
    }

    private static String query(String name, Instant at) {
        return """
            {"version":"1.100000","account_id":"111122223333","region":"eu-west-1","vpc_id":"vpc-1","query_timestamp":"%s","query_name":"%s",\
            "query_type":"A","query_class":"IN","rcode":"NOERROR","answers":[],"srcaddr":"10.0.1.20","srcport":"5353","transport":"UDP",\
            "srcids":{"instance":"i-1"}}""".formatted(at, name);
    }
}
