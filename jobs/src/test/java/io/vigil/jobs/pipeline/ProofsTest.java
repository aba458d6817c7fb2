package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.connectors.BatchType;
import io.vigil.events.Event;
import io.vigil.findings.Finding;
import io.vigil.flink.CollectedStream;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.dns.DnsLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.jobs.proofs.Proof;
import io.vigil.sources.Batch;
import io.vigil.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** The attacks that a live job plays to itself, from decoding to the door of the store, while its logs bring nothing. */
class ProofsTest {
    private static final int HOURS = 5;

    @Test
    void everyProofIsFoundEachHourAndNothingOfItReachesTheStore() throws Exception {
        assertThat(Proof.of(Detections.shipped(), new Problems()))
                .extracting(Proof::type)
                .containsExactlyInAnyOrder(
                        "AttackSequence:IAM/BlindedDestruction.Vigil",
                        "DefenseImpairment:EC2/DisableOrModifyTools",
                        "DefenseImpairment:GuardDuty/DisableOrModifyTools",
                        "Exfiltration:RDS/TransferDataToCloudAccount",
                        "Persistence:EC2/ExternalRemoteServices",
                        "Persistence:Lambda/AccountManipulation",
                        "Policy:IAMUser/RootCredentialUsage",
                        "Policy:S3/AccountBlockPublicAccessDisabled",
                        "Policy:S3/BucketAnonymousAccessGranted",
                        "Policy:S3/BucketBlockPublicAccessDisabled",
                        "PrivilegeEscalation:IAM/AccountManipulation",
                        "Recon:EC2/Portscan",
                        "Stealth:IAMUser/CloudTrailLoggingDisabled",
                        "Stealth:IAMUser/PasswordPolicyChange",
                        "Stealth:S3/ServerAccessLoggingDisabled",
                        "Trojan:EC2/DNSDataExfiltration",
                        "UnauthorizedAccess:EC2/MetadataDNSRebind",
                        "UnauthorizedAccess:EC2/RDPBruteForce",
                        "UnauthorizedAccess:EC2/SSHBruteForce");

        assertThat(stored(Detections.shipped())).isEmpty();
    }

    @Test
    void aDetectionThatDoesNotFindItsProofIsToldOnce() throws Exception {
        var problems = new Problems();
        Tuning blinding = Tuning.read(
                "tuning.yaml",
                "parameters:\n  ssh-brute-force.per-hour: 100000\n  ssh-brute-force.per-quarter: 100000\n",
                problems);
        Detections shipped = Detections.shipped();
        problems.throwIfAny();

        List<Finding> stored = stored(new Detections(shipped.rules(), shipped.models(), shipped.patterns(), blinding));

        assertThat(stored).extracting(Finding::type).containsExactly("SelfCheck:Detection/Unproven.Vigil");
        assertThat(stored.get(0).latest().detection().title()).contains("UnauthorizedAccess:EC2/SSHBruteForce");
    }

    /** Its silence is another finding's matter. */
    @Test
    void nothingIsAwaitedOfALogWhoseTimeStandsStill() throws Exception {
        int[] never = {};

        assertThat(stored(Detections.shipped(), quarters(1, HOURS * 4), quarters(1, 6), never))
                .isEmpty();
    }

    private static int[] quarters(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    private static List<Finding> stored(Detections detections) throws Exception {
        int[] all = quarters(1, HOURS * 4);
        return stored(detections, all, all, all);
    }

    /** @param calls quarters of an hour to which the log's time comes, one after another; as the others */
    private static List<Finding> stored(Detections detections, int[] calls, int[] flows, int[] queries)
            throws Exception {
        var environment = StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());
        Pipeline.prepare(environment);
        var drawn = Pipeline.live(detections, IntelSettings.none(), true)
                .draw(List.of(
                        log(environment, new CloudTrailLog(), calls),
                        log(environment, new VpcFlowLog(), flows),
                        log(environment, new DnsLog(), queries)));
        var findings = CollectedStream.of(drawn.findings(), "collect-findings");
        environment.executeAsync("proofs");
        var stored = new ArrayList<Finding>();
        findings.forEachRemaining(stored::add);
        return stored;
    }

    @SuppressWarnings("deprecation") // the simplest source
    private static <E extends Event> Log<E> log(
            StreamExecutionEnvironment environment, LogKind<E> kind, int[] quarters) {
        return Log.of(
                kind,
                environment
                        .addSource(new PassingTime<E>(quarters), kind.name(), BatchType.of(kind.events()))
                        .uid(OperatorIds.read(kind.name())));
    }

    /** Brings nothing; time goes on from one quarter of an hour to the next. */
    @SuppressWarnings("deprecation")
    private static final class PassingTime<E extends Event> extends RichParallelSourceFunction<Batch<E>> {
        private static final long serialVersionUID = 1;
        private static final long QUARTER = Duration.ofMinutes(15).toMillis();

        private final int[] quarters;

        PassingTime(int[] quarters) {
            this.quarters = quarters;
        }

        @Override
        public void run(SourceContext<Batch<E>> context) {
            for (int quarter : quarters) {
                context.emitWatermark(new Watermark(Given.MONDAY + quarter * QUARTER));
            }
        }

        @Override
        public void cancel() {
            // It ends by itself.
        }
    }
}
