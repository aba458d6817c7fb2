package io.vigil.rules.guessing;

import static io.vigil.testkit.Given.at;
import static io.vigil.testkit.Given.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.Rules;
import io.vigil.testkit.GivenFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessingTest {
    private final Guessing guessing = (Guessing) watch();
    private final List<Signal> raised = new ArrayList<>();
    private GuessingMemory memory;

    private static Detector<NetworkFlow, ?> watch() {
        return Rules.compile(Rules.folders(), Tuning.none(), new Problems()).on(NetworkFlow.class).detectors().stream()
                .filter(watch -> watch.id().equals("ssh-brute-force"))
                .findFirst()
                .orElseThrow();
    }

    /** The server's half of a refused login. */
    private static GivenFlow refusal(String server, String client, int clientPort) {
        return flow(server, client)
                .ports(22, clientPort)
                .packets(14)
                .bytes(2430)
                .seconds(4);
    }

    private void see(GivenFlow flow) {
        memory = guessing.observe(memory, flow.build(), Emitter.of(raised::add, none -> {}));
    }

    private void guess(String server, String client, int times) {
        for (int time = 0; time < times; time++) {
            see(refusal(server, client, 40_000 + time).at(at("1h") + time * 10_000L));
        }
    }

    @Test
    void tellsTheTargetFromTheActor() {
        guess("10.0.0.5", "198.51.100.7", 60);
        memory = null;
        guess("198.51.100.9", "10.0.0.5", 60);

        assertThat(raised)
                .extracting(signal -> signal.detection().role())
                .containsExactly(Detection.Role.TARGET, Detection.Role.ACTOR);
        assertThat(raised).extracting(signal -> signal.detection().severity()).containsExactly(2.0, 8.0);
        assertThat(raised).extracting(signal -> signal.remote().ip()).containsExactly("198.51.100.7", "198.51.100.9");
        assertThat(raised)
                .extracting(signal -> ((ConnectionActivity) signal.activity()).direction())
                .containsExactly("INBOUND", "OUTBOUND");
        assertThat(raised.get(0).detection().title()).startsWith("198.51.100.7 guesses SSH passwords of ");
    }

    @Test
    void raisesTheAlarmWhenAGuessWasRight() {
        guess("10.0.0.5", "198.51.100.7", 45);

        see(flow("10.0.0.5", "198.51.100.7")
                .ports(22, 50_000)
                .packets(400)
                .bytes(90_000)
                .seconds(60)
                .at(at("1h20m")));
        see(flow("10.0.0.5", "198.51.100.7")
                .ports(22, 50_000)
                .packets(400)
                .bytes(90_000)
                .seconds(60)
                .at(at("1h21m")));

        assertThat(raised).extracting(signal -> signal.detection().severity()).containsExactly(2.0, 8.0);
        assertThat(raised.get(1).detection().title()).contains("now there is a session");
        assertThat(raised.get(1).detection().discriminator())
                .isEqualTo(raised.get(0).detection().discriminator());
    }

    @Test
    void learnsWhichSideIsOursFromWhatAllFlowsHaveInCommon() {
        see(flow("203.0.113.5", "192.0.2.10").ports(443, 50_000).at(at("0m")));
        see(flow("192.0.2.99", "203.0.113.5").ports(50_000, 443).at(at("1m")));

        guess("198.51.100.9", "203.0.113.5", 60);

        assertThat(raised).extracting(signal -> signal.detection().role()).containsExactly(Detection.Role.ACTOR);
        assertThat(raised.get(0).subject().localIp()).isEqualTo("203.0.113.5");
    }

    @Test
    void countsThePiecesOfAConnectionOnceInWhateverOrderTheyCome() {
        for (int time = 0; time < 300; time++) {
            see(refusal("10.0.0.5", "198.51.100.7", 40_000 + time % 20).at(at("1h") + time % 7 * 60_000L));
        }

        assertThat(raised).isEmpty();
    }

    @Test
    void speaksUpOnceAQuarterWhileItGoesOn() {
        for (int time = 0; time < 6 * 60; time++) {
            see(refusal("10.0.0.5", "198.51.100.7", 10_000 + time).at(at("1h") + time * 60_000L));
        }

        assertThat(raised).hasSizeBetween(20, 24);
        assertThat(raised)
                .extracting(signal -> signal.detection().discriminator())
                .containsOnly("198.51.100.7");
    }

    @Test
    void seesACrowdOfWhichEachGuessesLittle() {
        for (int time = 0; time < 1_200; time++) {
            see(refusal("10.0.0.5", "198.51.100." + time % 200, 10_000 + time).at(at("1h") + time * 2_500L));
        }

        assertThat(raised).hasSize(1);
        assertThat(raised.get(0).detection().discriminator()).isEqualTo("many remotes");
    }

    @Test
    void remembersTheGuesserAmongManyVisitors() {
        for (int time = 0; time < 45; time++) {
            see(refusal("10.0.0.5", "198.51.100.7", 10_000 + time).at(at("1h") + time * 60_000L));
            see(refusal("10.0.0.5", "203.0.113." + time, 10_000 + time).at(at("1h") + time * 60_000L));
        }

        assertThat(raised).extracting(signal -> signal.remote().ip()).contains("198.51.100.7");
        assertThat(memory.pairs).hasSize(32);
    }

    @Test
    void remembersLittleAndFlinkKnowsHowToKeepIt() throws IOException {
        remembersTheGuesserAmongManyVisitors();
        memory.learnOwn(Ip.v4(1), Ip.v4(2));
        TypeInformation<GuessingMemory> type = TypeInformation.of(GuessingMemory.class);
        var config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        var written = new DataOutputSerializer(64);

        type.createSerializer(config).serialize(memory, written);

        assertThat(written.length()).isLessThan(12_000);
    }

    @Test
    void needsMoreToSuspectTheOwnNetwork() {
        guess("10.0.0.5", "10.0.9.9", 100);
        assertThat(raised).isEmpty();

        for (int time = 0; time < 400; time++) {
            see(refusal("10.0.0.5", "10.0.9.9", 20_000 + time).at(at("2h") + time * 1_000L));
        }

        assertThat(raised).isNotEmpty();
    }

    private void logIn(String server, String client, int times) {
        for (int time = 0; time < times; time++) {
            see(session(server, client, 50_000 + time).at(at("0m") - (times - time) * 900_000L));
        }
    }

    private static GivenFlow session(String server, String client, int clientPort) {
        return flow(server, client)
                .ports(22, clientPort)
                .packets(60)
                .bytes(20_000)
                .seconds(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 96, 7 * 96})
    void earlierSessionsOfABastionDoNotHideItsGuesses(int sessions) {
        logIn("10.0.0.5", "198.51.100.7", sessions);

        guess("10.0.0.5", "198.51.100.7", 60);

        assertThat(raised).isNotEmpty();
    }

    @Test
    void oneSessionThatLastsAllHourIsNoManySessions() {
        for (int minute = 0; minute < 60; minute++) {
            see(session("10.0.0.5", "198.51.100.7", 50_000).at(at("1h") + minute * 60_000L));
            see(refusal("10.0.0.5", "198.51.100.7", 40_000 + minute).at(at("1h") + minute * 60_000L));
        }

        assertThat(raised).isNotEmpty();
    }

    @Test
    void whoLogsInAsOftenAsHeFailsIsNoGuesser() {
        for (int minute = 0; minute < 90; minute++) {
            see(session("10.0.0.5", "198.51.100.7", 50_000 + minute).at(at("1h") + minute * 60_000L));
            see(refusal("10.0.0.5", "198.51.100.7", 40_000 + minute).at(at("1h") + minute * 60_000L));
        }

        assertThat(raised).isEmpty();
    }

    @Test
    void eachEntryIsReportedAndNotOnlyTheFirstThatEverWas() {
        guess("10.0.0.5", "198.51.100.7", 60);
        see(session("10.0.0.5", "198.51.100.7", 50_000).seconds(60).at(at("1h15m")));
        for (int hour = 2; hour < 30; hour++) {
            see(refusal("10.0.0.5", "198.51.100.7", 30_000 + hour).at(at("1h") + hour * 3_600_000L));
        }
        raised.clear();
        for (int time = 0; time < 60; time++) {
            see(refusal("10.0.0.5", "198.51.100.7", 10_000 + time).at(at("31h") + time * 10_000L));
        }
        see(session("10.0.0.5", "198.51.100.7", 50_001).seconds(60).at(at("31h15m")));

        assertThat(raised).extracting(signal -> signal.detection().severity()).containsExactly(2.0, 8.0);
        assertThat(raised.get(0).occurrence().since()).isGreaterThan(at("30h"));
    }

    @Test
    void seesACrowdThatJoinsWhenLoginsAreManyAlready() {
        for (int time = 0; time < 1_050; time++) {
            see(refusal("10.0.0.5", "198.51.100." + time % 15, 10_000 + time).at(at("1h") + time * 1_000L));
        }
        for (int time = 0; time < 300; time++) {
            see(refusal("10.0.0.5", "203.0.113." + time % 60, 10_000 + time).at(at("1h20m") + time * 1_000L));
        }

        assertThat(raised)
                .extracting(signal -> signal.detection().discriminator())
                .containsOnlyOnce("many remotes");
    }

    @Test
    void seesACrowdThatComesAroundTheFullHour() {
        for (int time = 0; time < 1_200; time++) {
            see(refusal("10.0.0.5", "198.51.100." + time % 200, 10_000 + time).at(at("1h40m") + time * 2_000L));
        }

        assertThat(raised)
                .extracting(signal -> signal.detection().discriminator())
                .containsExactly("many remotes");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 40, 300})
    void remembersTheGuesserWhileOthersKnockMoreOftenThanHe(int others) {
        for (int minute = 0; minute < 58; minute++) {
            for (int knock = 0; knock < 8; knock++) {
                int other = (minute * 8 + knock) % others;
                long time = at("1h") + minute * 60_000L + knock * 5_000L;
                see(refusal("10.0.0.5", "203.0." + other / 200 + "." + other % 200, 10_000 + minute)
                        .at(time));
            }
            see(refusal("10.0.0.5", "198.51.100.7", 10_000 + minute).at(at("1h") + minute * 60_000L + 50_000L));
        }

        assertThat(raised)
                .extracting(signal -> signal.detection().discriminator())
                .contains("198.51.100.7");
    }

    @Test
    void manyWhoLogInDoNotPushTheGuesserOut() {
        for (int minute = 0; minute < 58; minute++) {
            for (int other = 0; other < 100; other++) {
                see(session("10.0.0.5", "203.0.113." + other, 10_000 + minute).at(at("1h") + minute * 60_000L));
            }
            see(refusal("10.0.0.5", "198.51.100.7", 10_000 + minute).at(at("1h") + minute * 60_000L + 50_000L));
        }

        assertThat(raised)
                .extracting(signal -> signal.detection().discriminator())
                .contains("198.51.100.7");
    }
}
