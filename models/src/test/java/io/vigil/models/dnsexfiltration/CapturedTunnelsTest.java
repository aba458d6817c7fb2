package io.vigil.models.dnsexfiltration;

import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunnels and innocent hosts as they were captured. */
class CapturedTunnelsTest {
    private static final Path DATA = Path.of("../../shared/data/dns");

    private final DnsDataExfiltration model = DnsDataExfiltrationTest.shipped();
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"tunnel-dnscat2-txt, 60", "tunnel-iodine-cname, 60"})
    void areFoundWithinSixtyQueries(String capture, int queries) throws IOException {
        assertThat(signals(capture, queries)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-server-day1", "top-sites-sweep", "wrccdc-2018-unlabelled"})
    void othersStaySilent(String capture) throws IOException {
        assertThat(signals(capture, Integer.MAX_VALUE)).isEmpty();
    }

    private List<Signal> signals(String capture, int queries) throws IOException {
        Path file = DATA.resolve(capture).resolve("resolver.jsonl.gz");
        assumeTrue(Files.exists(file), "skipped: the captures are not there");
        List<Signal> signals = new ArrayList<>();
        Map<String, SentNames> hosts = new HashMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int left = queries; left > 0 && line != null; left--, line = lines.readLine()) {
                JsonNode record = json.readTree(line);
                hosts.compute(
                        record.at("/srcids/instance").asText(),
                        (instance, host) -> model.observe(
                                host, read(record, instance).build(), DnsDataExfiltrationTest.intoCandidates(signals)));
            }
        }
        return signals;
    }

    private static GivenQuery read(JsonNode record, String instance) {
        String name = record.get("query_name").asText().toLowerCase(Locale.ROOT);
        GivenQuery query = query(name.substring(0, name.length() - 1))
                .type(record.get("query_type").asText())
                .instance(instance)
                .at(Instant.parse(record.get("query_timestamp").asText()).toEpochMilli());
        record.path("answers")
                .forEach(answer -> query.answer(
                        answer.get("Type").asText(), answer.get("Rdata").asText()));
        return query;
    }
}
