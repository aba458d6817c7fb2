package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.logs.dns.DnsLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists change while events pass. */
class SwapListsTest {
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);

    private static final String RANGES =
            "{\"syncToken\":\"1\",\"createDate\":\"2026-01-05-00-00-00\",\"prefixes\":[{\"ip_prefix\":\"3.5.140.0/22\","
                    + "\"region\":\"eu-west-1\",\"service\":\"AMAZON\",\"network_border_group\":\"eu-west-1\"}],"
                    + "\"ipv6_prefixes\":[]}";

    @TempDir
    private Path folder;

    private long asked;

    @Test
    void noEventIsLostAndNewEntriesMatchAfterASwap() throws Exception {
        Path list = Files.writeString(folder.resolve("domain.txt"), "old.example\n");
        var settings = new IntelSettings(
                        List.of(new ThreatList("domain", list.toString(), null)), List.of(), null, null, 0)
                .lookingEvery(Duration.ofMillis(5));
        var harness = harness(settings);
        harness.open();
        try {
            ask(harness, "old.example", "fresh.example");
            assertThat(harness.extractOutputValues())
                    .extracting(query -> query.hits().length)
                    .containsExactly(1, 0);

            Files.writeString(list, "fresh.example\nother.example\n");
            Awaitility.await().until(() -> ask(harness, "fresh.example"), query -> query.hits().length == 1);

            assertThat(ask(harness, "old.example").hits()).isEmpty();
            assertThat(harness.extractOutputValues()).hasSize((int) asked);
        } finally {
            harness.close();
        }
    }

    @Test
    void aListThatWasNotWrittenForAWeekIsToldOnce() throws Exception {
        Path list = Files.writeString(folder.resolve("domain.txt"), "old.example\n");
        long written = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
        Files.setLastModifiedTime(list, FileTime.fromMillis(written));
        var settings = new IntelSettings(
                        List.of(new ThreatList("domain", list.toString(), null)),
                        List.of(),
                        null,
                        Files.writeString(folder.resolve("ranges.json"), RANGES).toString(),
                        0)
                .lookingEvery(Duration.ofDays(1));
        var harness = harness(settings);
        harness.setProcessingTime(written);
        harness.open();
        try {
            harness.setProcessingTime(written + Duration.ofDays(6).toMillis());
            assertThat(harness.getSideOutput(EnrichAndMatch.ASIDE)).isNullOrEmpty();

            harness.setProcessingTime(written + Duration.ofDays(9).toMillis());

            assertThat(harness.getSideOutput(EnrichAndMatch.ASIDE))
                    .singleElement()
                    .extracting(aside -> (Signal) aside.getValue().record())
                    .satisfies(signal -> assertThat(signal.detection().type()).isEqualTo(EnrichAndMatch.AGED))
                    .satisfies(signal -> assertThat(signal.occurrence().since()).isEqualTo(written));
        } finally {
            harness.close();
        }
    }

    private OneInputStreamOperatorTestHarness<DnsQuery, DnsQuery> harness(IntelSettings settings) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new EnrichAndMatch<>(new DnsLog(), Detections.shipped(), EVERYTHING, settings, false));
        harness.setup(TypeInformation.of(DnsQuery.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    /** The last of them, as it came out. */
    private DnsQuery ask(OneInputStreamOperatorTestHarness<DnsQuery, DnsQuery> harness, String... names)
            throws Exception {
        for (String name : names) {
            harness.processElement(new StreamRecord<>(query(name).build(), asked++));
        }
        List<DnsQuery> out = harness.extractOutputValues();
        return out.get(out.size() - 1);
    }
}
