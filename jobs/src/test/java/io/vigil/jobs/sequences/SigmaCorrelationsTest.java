package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.detections.Detections;
import io.vigil.rules.Rules;
import io.vigil.testkit.GivenCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sigma's correlation rules and filters, from calls to what they raise. */
class SigmaCorrelationsTest {
    /** Two rules, on calls that read objects and that make users. */
    static final String RULES = """
            title: Refused
            name: refused
            id: 11111111-0000-4000-8000-000000000001
            logsource: {product: aws, service: cloudtrail}
            detection: {s: {eventName: GetObject}, condition: s}
            level: low
            ---
            title: Made
            name: made
            id: 11111111-0000-4000-8000-000000000002
            logsource: {product: aws, service: cloudtrail}
            detection: {s: {eventName: CreateUser}, condition: s}
            level: low
            ---
            """;

    private static final String COUNT =
            "{type: event_count, rules: [refused], group-by: [sourceIPAddress], timespan: 10m,"
                    + " condition: {gte: 3}}";

    @Test
    void eventsAreCountedByGroupWithinTheTimespan() throws Exception {
        String yaml = RULES + "title: Together\nid: c\ncorrelation: " + COUNT;

        assertThat(raised(yaml, get("1m", "203.0.113.1"), get("2m", "203.0.113.1"), get("3m", "203.0.113.1")))
                .containsExactly("sigma-c");
        assertThat(raised(yaml, get("1m", "203.0.113.1"), get("2m", "203.0.113.2"), get("3m", "203.0.113.1")))
                .as("two groups")
                .isEmpty();
        assertThat(raised(yaml, get("1m", "203.0.113.1"), get("2m", "203.0.113.1"), get("11m", "203.0.113.1")))
                .as("the first is too old")
                .isEmpty();
        assertThat(raised(yaml, get("3m", "203.0.113.1"), get("1m", "203.0.113.1"), get("2m", "203.0.113.1")))
                .as("out of order")
                .containsExactly("sigma-c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            event_count      ! gte: 3                            ! true
            event_count      ! gt: 3                             ! false
            event_count      ! lt: 3                             ! false
            event_count      ! {gt: 2, lte: 3}                   ! true
            event_count      ! eq: 3                             ! true
            event_count      ! neq: 3                            ! false
            value_count      ! {field: eventName, gte: 1}        ! true
            value_count      ! {field: requestParameters.n, gte: 3}  ! true
            value_count      ! {field: requestParameters.n, gt: 3}   ! false
            value_sum        ! {field: requestParameters.n, gte: 60} ! true
            value_sum        ! {field: requestParameters.n, gt: 60}  ! false
            value_avg        ! {field: requestParameters.n, eq: 20}  ! true
            value_avg        ! {field: requestParameters.n, lt: 20}  ! false
            value_median     ! {field: requestParameters.n, lte: 20} ! true
            value_percentile ! {field: requestParameters.n, percentile: 100, gte: 30}  ! true
            value_percentile ! {field: requestParameters.n, percentile: 0, gt: 10}     ! false
            """)
    void everyTypeComparesItsResult(String type, String condition, boolean expected) throws Exception {
        String yaml = RULES + "title: Together\nid: c\ncorrelation: {type: " + type
                + ", rules: [refused], group-by: [userIdentity.principalId], timespan: 10m, condition: "
                + (condition.startsWith("{") ? condition : "{" + condition + "}") + "}";

        List<String> raised = raised(yaml, numbered("1m", 10), numbered("2m", 20), numbered("3m", 30));

        assertThat(!raised.isEmpty()).isEqualTo(expected);
    }

    @Test
    void temporalRulesComeInAnyOrderAndOrderedOnesInTheirs() throws Exception {
        String any = RULES + "title: T\nid: c\ncorrelation: {type: temporal, rules: [refused, made], timespan: 10m}";
        String ordered = any.replace("temporal", "temporal_ordered");
        ApiCall made = apiCall("iam:CreateUser").at("1m").id("e-made").build();

        assertThat(raised(any, made, get("2m", "203.0.113.1"))).containsExactly("sigma-c");
        assertThat(raised(ordered, made, get("2m", "203.0.113.1"))).isEmpty();
        assertThat(raised(ordered, get("0m", "203.0.113.1"), made)).containsExactly("sigma-c");
        assertThat(raised(any, get("1m", "203.0.113.1"), get("2m", "203.0.113.1")))
                .isEmpty();
    }

    @Test
    void aliasesNameTheFieldOfEachRule() throws Exception {
        String yaml = RULES + """
                title: T
                id: c
                correlation:
                  type: temporal
                  rules: [refused, made]
                  group-by: [who]
                  timespan: 10m
                  aliases:
                    who: {refused: sourceIPAddress, made: requestParameters.address}
                """;
        GivenCall made = apiCall("iam:CreateUser").at("1m").id("e-made");

        assertThat(raised(
                        yaml,
                        made.part(RawPart.REQUEST_PARAMETERS, "{\"address\": \"203.0.113.1\"}")
                                .build(),
                        get("2m", "203.0.113.1")))
                .containsExactly("sigma-c");
        assertThat(raised(
                        yaml,
                        apiCall("iam:CreateUser")
                                .at("1m")
                                .part(RawPart.REQUEST_PARAMETERS, "{\"address\": \"203.0.113.9\"}")
                                .build(),
                        get("2m", "203.0.113.1")))
                .isEmpty();
    }

    @Test
    void rulesOfACorrelationAreToldOfByThemselvesOnlyWhenItSaysSo() {
        String yaml = RULES + "title: Together\nid: c\ncorrelation: " + COUNT;

        assertThat(judged(yaml, get("1m", "203.0.113.1")))
                .noneMatch(signal -> signal.detection().type() != null);
        assertThat(judged(yaml + "\ngenerate: true", get("1m", "203.0.113.1")))
                .anyMatch(signal -> signal.detection().type() != null);
    }

    @Test
    void aFilterTakesPartInTheRulesThatItNames() {
        String filter = RULES + """
                title: Not the scanner
                logsource: {product: aws, service: cloudtrail}
                filter:
                  rules: [refused]
                  scanner: {sourceIPAddress: 203.0.113.9}
                  condition: not scanner
                """;

        assertThat(judged(filter, get("1m", "203.0.113.9"))).isEmpty();
        assertThat(judged(filter, get("1m", "203.0.113.1"))).hasSize(1);
        assertThat(judged(filter, apiCall("iam:CreateUser").from("203.0.113.9").build()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            {type: sum, rules: [refused], timespan: 1m, condition: {gte: 1}}              ! correlation.type = sum
            {type: event_count, rules: [nobody], timespan: 1m, condition: {gte: 1}}       ! id or name nobody
            {type: event_count, rules: [refused], timespan: soon, condition: {gte: 1}}    ! timespan = soon
            {type: event_count, rules: [refused], timespan: 1m}                           ! how many are too many
            {type: value_count, rules: [refused], timespan: 1m, condition: {gte: 1}}      ! condition.field
            {type: event_count, rules: [refused], timespan: 1m, condition: {gt: 1}, by: x} ! correlation.by
            {type: event_count, rules: [refused], condition: {gte: 1}}                    ! correlation.timespan
            """)
    void whatIsWrongIsToldWithItsPlace(String body, String told) {
        assertThat(problems(RULES + "title: T\nid: c\ncorrelation: " + body)).contains(told);
    }

    static String problems(String yaml) {
        var problems = new Problems();
        detections(yaml, problems);
        return problems.toString();
    }

    private static ApiCall get(String at, String from) {
        return apiCall("s3:GetObject").from(from).at(at).id("e-" + at + from).build();
    }

    private static ApiCall numbered(String at, int number) {
        return apiCall("s3:GetObject")
                .at(at)
                .id("e-" + at)
                .part(RawPart.REQUEST_PARAMETERS, "{\"n\": " + number + "}")
                .build();
    }

    private static Detections detections(String yaml, Problems problems) {
        var folder = new UnitFolder("mine", "mine", Map.of("rules.yml", yaml));
        var detections = new Detections(List.of(folder), List.of(), List.of(), Tuning.none());
        Rules.compile(detections.rules(), Tuning.none(), problems);
        return detections;
    }

    private static List<Signal> judged(String yaml, ApiCall... calls) {
        var problems = new Problems();
        Detections detections = detections(yaml, problems);
        problems.throwIfAny();
        var rules = detections.compileRules(unit -> true).on(ApiCall.class);
        List<Signal> signals = new ArrayList<>();
        for (ApiCall call : calls) {
            rules.judge(call, signals::add);
        }
        return signals;
    }

    static List<String> raised(String yaml, ApiCall... calls) throws Exception {
        var problems = new Problems();
        Detections detections = detections(yaml, problems);
        problems.throwIfAny();
        try (SequenceHost host = SequenceHost.of(detections, null)) {
            for (Signal signal : judged(yaml, calls)) {
                host.feed(signal);
            }
            host.watermark(Long.MAX_VALUE);
            assertThat(host.entries()).isZero();
            List<String> raised = new ArrayList<>();
            for (Signal signal : host.matches()) {
                raised.add(carried(signal).detection().unit());
            }
            return raised;
        }
    }

    /** As it comes out of a network. */
    private static Signal carried(Signal signal) throws IOException {
        var serializer = TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());
        var out = new DataOutputSerializer(1024);
        serializer.serialize(signal, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
