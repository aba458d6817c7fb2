package io.vigil.jobs.pipeline;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.connectors.BatchType;
import io.vigil.connectors.files.LogFiles;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.sinks.FindingStorage;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class OperatorIdsTest {
    private static final List<String> SHIPPED = List.of(
            "read-cloudtrail",
            "read-vpc-flow",
            "read-dns",
            "note-deliveries-cloudtrail",
            "note-deliveries-vpc-flow",
            "note-deliveries-dns",
            "keep-ledger",
            "unpack-cloudtrail",
            "unpack-vpc-flow",
            "unpack-dns",
            "judge-cloudtrail",
            "judge-vpc-flow",
            "judge-dns",
            "send-aside-cloudtrail",
            "send-aside-vpc-flow",
            "send-aside-dns",
            "watch-cloudtrail",
            "watch-vpc-flow",
            "watch-dns",
            "recall-cloudtrail",
            "recall-vpc-flow",
            "recall-dns",
            "watch-signals",
            "watch-accounts",
            "join-beginnings",
            "beginnings-direct",
            "beginnings-traced",
            "beside-beginnings-direct",
            "beside-beginnings-traced",
            "liable-to-roll-up-beginnings",
            "exempt-from-roll-up-beginnings",
            "combine-streams-account-looked-over",
            "combine-streams-anomalous-behavior",
            "combine-streams-first-sight",
            "combine-streams-unfamiliar-callers",
            "combine-streams-instance-credential-exfiltration",
            "combine-streams-function-traffic",
            "combine-streams-machine-class",
            "combine-streams-mass-destruction",
            "combine-streams-own-work",
            "combine-streams-password-guessing",
            "combine-streams-secret-harvest",
            "combine-streams-suspect-identity",
            "combine-streams-unprecedented",
            "link-keys",
            "follow-lineage-1",
            "follow-lineage-2",
            "follow-lineage-3",
            "follow-lineage-4",
            "describe-remotes-direct",
            "describe-remotes-traced",
            "describe-remotes-of-makers",
            "leave-out-building-blocks-direct",
            "leave-out-building-blocks-traced",
            "leave-out-building-blocks-sequences",
            "key-signals-direct",
            "key-signals-traced",
            "key-signals-of-makers",
            "match-sequences",
            "name-roots-direct",
            "name-roots-traced",
            "name-roots-of-makers",
            "watch-roots",
            "end-trace-roots",
            "exempt-from-roll-up-direct",
            "exempt-from-roll-up-traced",
            "exempt-from-roll-up-sequences",
            "exempt-from-roll-up-members",
            "liable-to-roll-up-direct",
            "liable-to-roll-up-traced",
            "liable-to-roll-up-sequences",
            "liable-to-roll-up-members",
            "tune-stories",
            "link-members",
            "roll-up-storms",
            "fold-findings",
            "store-findings");

    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());

    /** A name that changes here loses its state in every savepoint. */
    @Test
    void savepointsFindTheStateOfEveryOperator() {
        drawShipped();

        var uids = environment.getStreamGraph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .collect(toCollection(TreeSet::new));

        assertThat(uids).containsExactlyInAnyOrderElementsOf(SHIPPED);
    }

    /** Each task that a signal is sent to costs as much as what is done there. */
    @Test
    void whatOnlyLooksAtASignalDoesSoInTheTaskThatDescribesIt() {
        drawShipped();

        var begins = StreamSupport.stream(
                        environment.getStreamGraph().getJobGraph().getVertices().spliterator(), false)
                .map(task -> task.getName().replaceFirst(" -> .*", ""))
                .toList();

        assertThat(begins)
                .contains("describe remotes, direct", "describe remotes, traced", "roll up storms", "watch roots")
                .noneMatch(first -> first.startsWith("name roots") || first.startsWith("keys of sequences"))
                .noneMatch(first -> first.startsWith("findings "));
    }

    private void drawShipped() {
        Pipeline.prepare(environment);
        List<Log<?>> logs = List.of(
                Log.of(new CloudTrailLog(), log(ApiCall.class, new CloudTrailFormat())),
                Log.of(new VpcFlowLog(), log(NetworkFlow.class, new VpcFlowFormat(null))),
                Log.of(new DnsLog(), log(DnsQuery.class, new ResolverFormat())));
        var drawn = new Pipeline(Detections.shipped(), IntelSettings.none()).draw(logs);
        new FindingSink(FindingStorage.at("any.db"), Duration.ZERO).write(drawn.findings());
    }

    private <E extends Event> DataStream<Batch<E>> log(Class<E> events, LogFormat<E> format) {
        return environment
                .fromSource(
                        new LogFiles<>(format, List.of(), 0, null),
                        WatermarkStrategy.noWatermarks(),
                        format.name(),
                        BatchType.of(events))
                .uid(OperatorIds.read(format.name()));
    }
}
