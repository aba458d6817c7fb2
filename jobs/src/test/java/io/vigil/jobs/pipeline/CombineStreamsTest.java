package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.flink.CollectedStream;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.CombinedInputs;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.lineage.FollowLineage;
import io.vigil.models.Models;
import io.vigil.models.instancecredentials.AlibiInput;
import io.vigil.models.instancecredentials.InstanceActivity;
import io.vigil.models.instancecredentials.InstanceCredentialExfiltration;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The credentials of an instance are used with another tool from behind the NAT gateway that the instance is behind, too. */
class CombineStreamsTest {
    private static final String INSTANCE = "i-0a1b2c3d4e5f60718";
    private static final long MINUTE = 60_000L;
    private static final long THEFT = Given.MONDAY + 120 * MINUTE;
    private static final String[] LOOKING = {
        "sts:GetCallerIdentity", "ec2:DescribeInstances", "iam:ListRoles", "s3:ListBuckets"
    };

    private static final Detections SHIPPED = Detections.shipped();

    @SuppressWarnings("unchecked") // it says so itself
    private static final CombiningDetector<AlibiInput, ?> ALIBI =
            (CombiningDetector<AlibiInput, ?>) SHIPPED.combining().stream()
                    .filter(detector -> detector.observes() == AlibiInput.class)
                    .findFirst()
                    .orElseThrow();

    private final Pipeline pipeline = new Pipeline(SHIPPED, IntelSettings.none());
    private final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.createLocalEnvironment(2, new Configuration());

    @Test
    void whoeverCallsWhileTheInstanceIsSilentIsAThief() throws Exception {
        var thefts = check(flows(110, 118, true), flows(118, 135, false));

        assertThat(thefts).hasSize(1);
        assertThat(thefts.get(0).detection().type())
                .isEqualTo("UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.InsideAWS");
        assertThat(thefts.get(0).time()).isEqualTo(THEFT + 3 * MINUTE / 60 + 5 * MINUTE);
        assertThat(thefts.get(0).evidence().eventIds()).isNotEmpty();
    }

    @Test
    void anInstanceThatSpokeWithAwsAtThatTimeMayHaveCalledItself() throws Exception {
        assertThat(check(flows(110, 135, true))).isEmpty();
    }

    @Test
    void nothingIsToldWithoutFlowLogs() throws Exception {
        assertThat(check()).isEmpty();
    }

    @Test
    void nothingIsToldWhenTheLogEndsBeforeTheCall() throws Exception {
        assertThat(check(flows(110, 119, false))).isEmpty();
    }

    @Test
    void nothingIsToldWhenTheLogBeganWithTheCall() throws Exception {
        assertThat(check(flows(119, 135, false))).isEmpty();
    }

    @Test
    void nothingIsToldWhenRecordsAreMissing() throws Exception {
        InstanceActivity[] missing = {activity(119, false, true)};

        assertThat(check(flows(110, 135, false), missing)).isEmpty();
    }

    private List<Signal> check(InstanceActivity[]... activities) throws Exception {
        Pipeline.prepare(environment);
        var shown = new ArrayList<AlibiInput>(
                List.of(new InstanceActivity(Given.MONDAY, Given.MONDAY, key("i-0"), true, false)));
        Arrays.stream(activities).flatMap(Arrays::stream).forEach(shown::add);
        suspicions().forEach(CombinedInputs.take(ALIBI, shown::add));
        var thefts = pipeline.combine(
                ALIBI, InTime.stream(environment, AlibiInput.class, (input, before) -> input.time(), shown));
        var traced = FollowLineage.endTraces(thefts.traced(), "thefts");
        var collected = CollectedStream.of(thefts.direct().union(traced), "collect");
        environment.executeAsync("alibis");
        var found = new ArrayList<Signal>();
        collected.forEachRemaining(found::add);
        return found;
    }

    private static InstanceActivity[] flows(int from, int to, boolean withAws) {
        return IntStream.range(from, to)
                .mapToObj(minute -> activity(minute, withAws, false))
                .toArray(InstanceActivity[]::new);
    }

    private static InstanceActivity activity(int minute, boolean withAws, boolean skipped) {
        long time = Given.MONDAY + minute * MINUTE;
        return new InstanceActivity(time, time + MINUTE - 1, key(INSTANCE), withAws, skipped);
    }

    private static long key(String instance) {
        return Hash.combine(Hash.of(Given.ACCOUNT), Hash.of(instance));
    }

    private static List<Signal> suspicions() {
        var unit = UnitReader.read(Models.folders(), Models.FILE, Tuning.none(), new Problems()).stream()
                .filter(one -> one.id().equals(InstanceCredentialExfiltration.ID))
                .findFirst()
                .orElseThrow();
        var model = new InstanceCredentialExfiltration(unit, new Problems());
        var emitted = new Emitted();
        var memory = model.observe(null, use("s3:GetObject", "aws-sdk-java/2.29 Linux", Given.MONDAY), emitted);
        for (int call = 0; call < LOOKING.length; call++) {
            memory = model.observe(memory, use(LOOKING[call], "Boto3/1.34 Linux", THEFT + call * 1000L), emitted);
        }
        return emitted.firstSeen().stream()
                .map(FirstSeen::candidate)
                .filter(candidate -> candidate != null)
                .toList();
    }

    private static ApiCall use(String api, String agent, long time) {
        return apiCall(api)
                .by("instance:" + INSTANCE + "/web")
                .from("198.51.100.7")
                .agent(agent)
                .at(time)
                .origin(Origin.of(AddressClass.PUBLIC, 0, null, Origin.AWS | Origin.CLOUD_KNOWN))
                .build();
    }
}
