package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.at;
import static io.vigil.testkit.Given.flow;
import static io.vigil.testkit.Given.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.intel.SharedIntel;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.jobs.retrohunt.RetrohuntContacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.contrib.streaming.state.EmbeddedRocksDBStateBackend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list names today what was met days ago. */
class RetrohuntContactsTest {
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);
    private static final String NAMED = "Impact:EC2/MaliciousDomainRequest.Custom";
    private static final String ADDRESSED = "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom";

    @TempDir
    private Path folder;

    private Path list;
    private IntelSettings settings;
    private SharedIntel intel;
    private final List<OneInputStreamOperatorTestHarness<?, ?>> operators = new ArrayList<>();

    @BeforeEach
    void loadLists() throws IOException {
        list = Files.writeString(folder.resolve("own.txt"), "old.example\n203.0.113.1\n");
        settings = new IntelSettings(List.of(new ThreatList("own", list.toString(), null)), List.of(), null, null, 0)
                .lookingEvery(Duration.ofMillis(5));
        intel = SharedIntel.hold(settings);
    }

    @AfterEach
    void close() throws Exception {
        for (var operator : operators) {
            operator.close();
        }
        intel.close();
    }

    @Test
    void aNameThatWasAskedForSixDaysAgoIsToldOnceWhenAListNamesIt() throws Exception {
        var operator = opened(new DnsLog());
        meet(operator, ask("fresh.example", "i-1", "1d"));
        operator.processWatermark(at("7d"));
        listAlso("fresh.example");
        operator.processWatermark(at("7d1h"));
        listAlso("other.example");
        operator.processWatermark(at("7d2h"));

        assertThat(unitCase(operator)).singleElement().satisfies(signal -> {
            assertThat(signal.detection().type()).isEqualTo(NAMED);
            assertThat(signal.occurrence().isRetrospective()).isTrue();
            assertThat(signal.occurrence().since()).as("when it was met").isEqualTo(at("1d"));
            assertThat(signal.time()).as("when that was known").isEqualTo(at("7d1h"));
            assertThat(signal.evidence().hits()[0].version()).isNotNull();
        });
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatWasMetEightDaysAgoIsForgotten() throws Exception {
        var operator = opened(new DnsLog());
        meet(operator, ask("fresh.example", "i-1", "1d"));
        operator.processWatermark(at("9d"));
        listAlso("fresh.example");
        operator.processWatermark(at("9d1h"));

        assertThat(unitCase(operator)).isEmpty();
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    @Test
    void whoHasFallenSilentIsForgottenThoughListsStayAsTheyAre() throws Exception {
        var operator = opened(new DnsLog());
        meet(operator, ask("quiet.example", "i-1", "0h"));
        operator.processWatermark(at("1m"));

        meet(operator, ask("busy.example", "i-2", "7d"));
        operator.processWatermark(at("8d"));

        assertThat(operator.numKeyedStateEntries()).as("the busy one").isEqualTo(1);
    }

    @Test
    void whatIsMetAgainIsRememberedFromTheFirstTimeAndForgottenSevenDaysAfterTheLast() throws Exception {
        var operator = opened(new DnsLog());
        meet(operator, ask("fresh.example", "i-1", "1d"));
        meet(operator, ask("fresh.example", "i-1", "3d"));
        operator.processWatermark(at("9d"));
        listAlso("fresh.example");
        operator.processWatermark(at("9d1h"));

        assertThat(unitCase(operator)).singleElement().satisfies(signal -> {
            assertThat(signal.occurrence().since()).isEqualTo(at("1d"));
            assertThat(signal.occurrence().seen()).isEqualTo(at("3d"));
        });
    }

    @Test
    void anInstanceThatHasFallenSilentIsFound() throws Exception {
        var operator = opened(new DnsLog());
        meet(operator, ask("fresh.example", "i-gone", "1d"));
        meet(operator, ask("harmless.example", "i-1", "5d"));
        listAlso("fresh.example");
        operator.processWatermark(at("5d1h"));

        assertThat(unitCase(operator))
                .extracting(signal -> signal.subject().instance())
                .containsExactly("i-gone");
        assertThat(operator.numKeyedStateEntries()).as("the other remembers").isEqualTo(1);
    }

    @Test
    void anAddressThatAnInstanceCalledIsTold() throws Exception {
        var operator = opened(new VpcFlowLog());
        meet(operator, flow("10.0.0.5", "198.51.100.7").instance("i-1").at("1d").build());
        operator.processWatermark(at("2d"));
        listAlso("198.51.100.0/28");
        operator.processWatermark(at("2d1h"));

        assertThat(unitCase(operator))
                .extracting(signal -> signal.detection().type())
                .containsExactly(ADDRESSED);
    }

    @Test
    void anAddressThatCredentialsWereUsedFromIsToldAndNothingElseIsRepeated() throws Exception {
        var operator = opened(new CloudTrailLog());
        meet(
                operator,
                apiCall("cloudtrail:StopLogging").from("198.51.100.7").at("1d").build());
        operator.processWatermark(at("2d"));
        listAlso("198.51.100.7");
        operator.processWatermark(at("2d1h"));

        assertThat(unitCase(operator))
                .extracting(signal -> signal.detection().type())
                .containsExactly(ADDRESSED.replace("EC2", "IAMUser"));
    }

    @Test
    void whatWasOnItsWayWhenTheListCameIsTold() throws Exception {
        var operator = opened(new DnsLog());
        operator.processWatermark(at("1d"));
        listAlso("fresh.example");
        operator.processWatermark(at("1d1h"));
        meet(operator, ask("fresh.example", "i-1", "1d1h"));

        assertThat(unitCase(operator)).hasSize(1);
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    @Test
    void aRestoredJobRemembersAndAsksOfWhatChangedMeanwhile() throws Exception {
        var before = opened(new DnsLog());
        meet(before, ask("fresh.example", "i-1", "1d"));
        before.processWatermark(at("2d"));
        OperatorSubtaskState kept = before.snapshot(1, 1);
        listAlso("fresh.example");
        var after = operator(new DnsLog());
        after.initializeState(kept);
        after.open();
        after.processWatermark(at("3d"));

        assertThat(unitCase(after))
                .extracting(signal -> signal.occurrence().since())
                .containsExactly(at("1d"));
    }

    @Test
    void ofTooManyContactsTheLongestAgoArePushedOut() throws Exception {
        var operator = opened(new DnsLog());
        for (int number = 0; number <= 64; number++) {
            meet(operator, ask("host" + number + ".fresh.example", "i-1", "1d" + number + "m"));
        }
        operator.processWatermark(at("2d"));
        listAlso("fresh.example");
        operator.processWatermark(at("3d"));

        assertThat(unitCase(operator))
                .hasSize(64)
                .extracting(signal -> signal.occurrence().since())
                .doesNotContain(at("1d0m"));
    }

    @Test
    void onRocksDbEachEntityIsAskedToo() throws Exception {
        var operator = operator(new DnsLog());
        operator.setStateBackend(new EmbeddedRocksDBStateBackend());
        operator.open();
        meet(operator, ask("fresh.example", "i-1", "1d"));
        meet(operator, ask("harmless.example", "i-1", "1d"));
        meet(operator, ask("fresh.example", "i-2", "2d"));
        listAlso("fresh.example");
        operator.processWatermark(at("3d"));
        listAlso("harmless.example");
        operator.processWatermark(at("3d1h"));

        assertThat(unitCase(operator))
                .extracting(signal -> signal.activity().domain())
                .containsExactly("fresh.example", "fresh.example", "harmless.example");
    }

    private <E extends Event> KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> opened(LogKind<E> log)
            throws Exception {
        var operator = operator(log);
        operator.open();
        return operator;
    }

    private <E extends Event> KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> operator(LogKind<E> log)
            throws Exception {
        var operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new RetrohuntContacts<>(
                        log, TypeInformation.of(log.events()), Detections.shipped(), EVERYTHING, settings),
                log,
                Types.LONG);
        operator.setup(TypeInformation.of(Signal.class)
                .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
        operators.add(operator);
        return operator;
    }

    private static <E extends Event> void meet(
            KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> operator, E event) throws Exception {
        operator.processElement(event, event.time());
    }

    private static DnsQuery ask(String name, String instance, String at) {
        return query(name).instance(instance).at(at).build();
    }

    private static List<Signal> unitCase(KeyedOneInputStreamOperatorTestHarness<Long, ?, Signal> operator) {
        return operator.extractOutputValues();
    }

    /** Returns when the new list is in force. */
    private void listAlso(String entry) throws IOException {
        Intel before = intel.now();
        Files.writeString(list, Files.readString(list) + entry + "\n");
        Awaitility.await().until(() -> intel.now() != before);
    }
}
