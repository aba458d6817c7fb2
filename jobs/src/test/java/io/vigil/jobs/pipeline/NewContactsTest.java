package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which events are remembered, for lists to come. */
class NewContactsTest {
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);

    @TempDir
    private Path folder;

    private IntelSettings lasting;
    private IntelSettings changing;

    @BeforeEach
    void loadLists() throws Exception {
        Path list = Files.writeString(folder.resolve("own.txt"), "listed.example\n203.0.113.1\n");
        lasting = new IntelSettings(List.of(new ThreatList("own", list.toString(), null)), List.of(), null, null, 0);
        changing = lasting.lookingEvery(Duration.ofHours(1));
    }

    @Test
    void aFarSideIsRememberedOnceADayOfEachEntity() throws Exception {
        DnsQuery first = query("some.example").instance("i-1").at("1h").build();
        DnsQuery again = query("some.example").instance("i-1").at("2h").build();
        DnsQuery other = query("some.example").instance("i-2").at("3h").build();
        DnsQuery nextDay = query("some.example").instance("i-1").at("1d").build();

        assertThat(contacts(new DnsLog(), changing, List.of(first, again, other, nextDay)))
                .containsExactly(first.id(), other.id(), nextDay.id());
    }

    @Test
    void whatIsToldNowIsNotRemembered() throws Exception {
        DnsQuery listed = query("listed.example").build();

        assertThat(contacts(new DnsLog(), changing, List.of(listed))).isEmpty();
    }

    @Test
    void nothingIsRememberedWhereListsNeverChange() throws Exception {
        DnsQuery some = query("some.example").build();

        assertThat(contacts(new DnsLog(), lasting, List.of(some))).isEmpty();
    }

    @Test
    void namesOfAwsAndOfOnesOwnNetworkAreNearAndNotRemembered() throws Exception {
        assertThat(contacts(
                        new DnsLog(),
                        changing,
                        List.of(
                                query("s3.eu-west-1.amazonaws.com").build(),
                                query("ip-10-0-0-5.ec2.internal").build(),
                                query("printer").build())))
                .isEmpty();
    }

    @Test
    void onlyWhomOurSideCalledIsRemembered() throws Exception {
        NetworkFlow called = flow("10.0.0.5", "198.51.100.7").build();
        NetworkFlow visitor = flow("198.51.100.8", "10.0.0.5").build();
        NetworkFlow answer = flow("10.0.0.5", "198.51.100.8").ports(443, 50_000).build();
        NetworkFlow refused = flow("10.0.0.5", "198.51.100.9").rejected().build();
        NetworkFlow near = flow("10.0.0.5", "10.0.0.6").build();

        assertThat(contacts(new VpcFlowLog(), changing, List.of(called, visitor, answer, refused, near)))
                .containsExactly(called.id());
    }

    @Test
    void onlyWhereCredentialsWereUsedFromIsRemembered() throws Exception {
        ApiCall used = apiCall("s3:ListBuckets").from("198.51.100.7").build();
        ApiCall service =
                apiCall("s3:ListBuckets").from("cloudtrail.amazonaws.com").build();

        assertThat(contacts(new CloudTrailLog(), changing, List.of(used, service)))
                .containsExactly(used.id());
    }

    /** Ids of the events that are. */
    private static <E extends Event> List<String> contacts(LogKind<E> log, IntelSettings settings, List<E> events)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new EnrichAndMatch<>(log, Detections.shipped(), EVERYTHING, settings, false));
        harness.setup(TypeInformation.of(log.events())
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
        try {
            for (E event : events) {
                harness.processElement(new StreamRecord<>(event, event.time()));
            }
            Queue<StreamRecord<Aside<?>>> aside = harness.getSideOutput(EnrichAndMatch.ASIDE);
            return aside == null
                    ? List.of()
                    : aside.stream()
                            .map(StreamRecord::getValue)
                            .filter(each -> each.tag().equals(EnrichAndMatch.contacts(log)))
                            .map(each -> ((Event) each.record()).id())
                            .toList();
        } finally {
            harness.close();
        }
    }
}
