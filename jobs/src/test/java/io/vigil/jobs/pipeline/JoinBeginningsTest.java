package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import io.vigil.findings.Folding;
import io.vigil.flink.CollectedStream;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.Conclusions.Described;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class JoinBeginningsTest {
    private static final String PORT = "Behavior:EC2/NetworkPortUnusual";
    private static final String RHYTHM = "Backdoor:EC2/Beaconing.Vigil";

    private static GivenSignal port() {
        return of("unusual-traffic", PORT);
    }

    private static GivenSignal rhythm() {
        return of("beaconing", RHYTHM);
    }

    private static GivenSignal name() {
        return of("beaconing", "Backdoor:EC2/Beaconing.Vigil!DNS");
    }

    private static GivenSignal of(String unit, String type) {
        return signal(unit).type(type).principal(null).instance("i-1");
    }

    @Test
    void whatOneHostBeginsWithinAnHourIsOneFindingOfAllUnits() throws Exception {
        var joined = join(List.of(
                name().at("1h40m").severity(3).build(),
                rhythm().at("1h").severity(3).build(),
                port().at("1h20m").severity(5).build()));

        assertThat(ids(joined)).hasSize(1);
        assertThat(joined).extracting(each -> each.detection().type()).containsOnly(RHYTHM);
    }

    @Test
    void anotherHostAndAnotherAccountAndAnotherDayAreOthers() throws Exception {
        var joined = join(List.of(
                port().from("203.0.113.9").at("1h").build(),
                rhythm().instance("i-2").at("1h20m").build(),
                rhythm().at("1h20m").in("999988887777").build(),
                name().from("198.51.100.7").at("2d").build()));

        assertThat(ids(joined)).hasSize(4);
    }

    @Test
    void whatIsNoBeginningPassesAsItIs() throws Exception {
        Signal scan = of("port-scans", "Recon:EC2/Portscan").at("1h10m").build();
        Signal high = port().severity(8).at("1h10m").build();

        assertThat(ids(join(List.of(rhythm().at("1h").build(), scan, high))))
                .contains(Folding.keyOf(scan), Folding.keyOf(high));
    }

    private static List<String> ids(List<Signal> joined) {
        return joined.stream().map(Folding::keyOf).distinct().toList();
    }

    private static List<Signal> join(List<Signal> signals) throws Exception {
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        Pipeline.prepare(environment);
        var all = InTime.stream(environment, Signal.class, (signal, before) -> signal.time(), signals);
        Stream<DataStream<Signal>> streams =
                JoinBeginnings.in(
                                List.of(new Described("direct", all)),
                                Detections.shipped().ofBeginnings())
                        .stream()
                        .map(Described::signals);
        var passing = CollectedStream.of(streams.reduce(DataStream::union).orElseThrow(), "joined");
        environment.executeAsync("beginnings");
        var joined = new ArrayList<Signal>();
        passing.forEachRemaining(joined::add);
        return joined;
    }
}
