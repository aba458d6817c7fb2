package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.connectors.BatchType;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.flink.CollectedStream;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.sources.Batch;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.junit.jupiter.api.Test;

/** Rules on request parameters read what only the chain of the source keeps. */
@SuppressWarnings("deprecation") // the source of the live job is of the older kind, too
class ChainedTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(
            1, new Configuration().set(PipelineOptions.OPERATOR_CHAINING, false));

    @Test
    void aClusterThatSwitchesChainingOffSilencesNoRule() throws Exception {
        Pipeline.prepare(environment);

        assertThat(findings(environment.addSource(new OneCall(), "read", BatchType.of(ApiCall.class))))
                .contains("Persistence:EC2/ExternalRemoteServices");
    }

    @Test
    void aJobWhoseChainIsCutAllTheSameFailsInsteadOfFindingNothing() {
        Pipeline.prepare(environment);
        environment.disableOperatorChaining();

        assertThatThrownBy(() -> findings(environment.addSource(new OneCall(), "read", BatchType.of(ApiCall.class))))
                .hasRootCauseMessage(
                        "the source of cloudtrail, unpacking and rules must run as one chain, or rules on unread"
                                + " parts of a record see nothing: do not switch operator chaining off");
    }

    @Test
    void soDoesOneThatIsCutBehindItsSource() {
        Pipeline.prepare(environment);

        assertThatThrownBy(() -> findings(environment
                        .addSource(new OneCall(), "read", BatchType.of(ApiCall.class))
                        .disableChaining()))
                .rootCause()
                .hasMessageContaining("must run as one chain");
    }

    private List<String> findings(SingleOutputStreamOperator<Batch<ApiCall>> batches) throws Exception {
        var drawn = new Pipeline(Detections.shipped(), IntelSettings.none())
                .draw(List.of(Log.of(new CloudTrailLog(), batches.uid("read"))));
        var found = CollectedStream.of(drawn.findings(), "collect");
        environment.execute("chained");
        var types = new ArrayList<String>();
        found.forEachRemaining(finding -> types.add(finding.type()));
        return types;
    }

    private static final class OneCall implements SourceFunction<Batch<ApiCall>> {
        private static final long serialVersionUID = 1;

        private static final String CALL = """
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLEUSER000001",\
            "arn":"arn:aws:iam::111122223333:user/mallory","accountId":"111122223333","accessKeyId":"AKIAEXAMPLE000000001",\
            "userName":"mallory"},"eventTime":"2026-01-05T08:00:00Z","eventSource":"ec2.amazonaws.com",\
            "eventName":"AuthorizeSecurityGroupIngress","awsRegion":"eu-central-1","sourceIPAddress":"198.51.100.7",\
            "userAgent":"aws-cli/2.15","requestParameters":{"groupId":"sg-1","ipPermissions":{"items":[{"ipProtocol":"tcp",\
            "fromPort":22,"toPort":22,"ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]}}]}},"responseElements":{"_return":true},\
            "requestID":"r","eventID":"11111111-0000-4000-8000-000000000002","readOnly":false,"eventType":"AwsApiCall",\
            "managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}""";

        @Override
        public void run(SourceContext<Batch<ApiCall>> context) throws IOException {
            long limit = Instant.parse("2026-01-06T00:00:00Z").toEpochMilli();
            var bytes = new ByteArrayInputStream(CALL.getBytes(StandardCharsets.UTF_8));
            try (var reader = new CloudTrailFormat().open(bytes, "here", limit)) {
                for (Batch<ApiCall> batch = reader.next(); batch != null; batch = reader.next()) {
                    context.collect(batch);
                }
            }
        }

        @Override
        public void cancel() {}
    }
}
