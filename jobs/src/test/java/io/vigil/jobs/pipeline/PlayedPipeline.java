package io.vigil.jobs.pipeline;

import static java.util.stream.Collectors.groupingBy;

import io.vigil.connectors.BatchType;
import io.vigil.connectors.files.LogFile;
import io.vigil.connectors.files.LogFiles;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.flink.CollectedStream;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.RoutedSignals;
import io.vigil.jobs.detections.SignalExits;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.detections.UnitMetrics;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.testkit.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Plays cases, each in an account of its own, in one job with the operators of production. */
final class PlayedPipeline {
    private final PlayedLog.Cases cases;
    private final Path folder;
    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());

    /** @param folder for empty files, one a log */
    PlayedPipeline(PlayedLog.Cases cases, Path folder) {
        this.cases = cases;
        this.folder = folder;
    }

    /** All signals, by account. */
    Map<String, List<Signal>> play() throws Exception {
        Pipeline.prepare(environment);
        var pipeline = new Pipeline(Detections.shipped(), IntelSettings.none(), true);
        List<Log<?>> logs = List.of(log(new CloudTrailLog()), log(new VpcFlowLog()), log(new DnsLog()));
        var noticed = pipeline.single(logs);
        List<Signal> granted = cases.all().stream()
                .flatMap(played -> played.events(Signal.class).stream())
                .toList();
        var watched = pipeline.combined(
                granted.isEmpty() ? noticed : noticed.with(noticed.signals().and(signals(granted))));
        var single = pipeline.withCounted(watched.signals());
        Iterator<Signal> raised =
                CollectedStream.of(pipeline.conclude(single, watched).signals(), "collect-signals");
        environment.executeAsync("all cases");
        var signals = new ArrayList<Signal>();
        raised.forEachRemaining(signals::add);
        return signals.stream().collect(groupingBy(Signal::account));
    }

    private <E extends Event> Log<E> log(LogKind<E> type) throws IOException {
        Path nothing = Files.createFile(folder.resolve(type.name()));
        var played = new LogFiles<>(
                new PlayedLog<>(type.name(), type.events(), cases),
                List.of(new LogFile(nothing.toString(), Given.MONDAY, 0)),
                Long.MAX_VALUE,
                null);
        return Log.of(
                new Enriched<>(type),
                environment
                        .fromSource(
                                played,
                                WatermarkStrategy.forBoundedOutOfOrderness(Duration.ZERO),
                                type.name(),
                                BatchType.of(type.events()))
                        .uid(OperatorIds.read(type.name()))
                        .setParallelism(1));
    }

    /** What cases of sequences take for granted. */
    private RoutedSignals signals(List<Signal> granted) {
        return RoutedSignals.beside(
                environment
                        .fromData(granted, TypeInformation.of(Signal.class))
                        .uid("told")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Signal>forBoundedOutOfOrderness(Duration.ofDays(365))
                                        .withTimestampAssigner((signal, before) -> signal.time()))
                        .uid("told-in-time")
                        .process(new SendSignals(), TypeInformation.of(Signal.class))
                        .uid("told-to-whom"),
                null);
    }

    private static final class SendSignals extends ProcessFunction<Signal, Signal> {
        private static final long serialVersionUID = 1;

        private transient Context now;
        private transient SignalExits exits;

        @Override
        public void open(OpenContext context) {
            Detections shipped = Detections.shipped();
            var metrics = new UnitMetrics(getRuntimeContext().getMetricGroup());
            exits = new SignalExits(SignalRoutes.of(shipped, true), shipped, metrics, this::exit);
        }

        private <T> void exit(OutputTag<T> tag, T record, long time) {
            now.output(tag, record);
        }

        @Override
        public void processElement(Signal signal, Context context, Collector<Signal> out) {
            now = context;
            exits.send(signal);
        }
    }
}
