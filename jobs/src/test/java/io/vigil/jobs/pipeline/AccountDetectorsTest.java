package io.vigil.jobs.pipeline;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.jobs.detections.Accounts;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Entities;
import io.vigil.jobs.detections.RunDetectors;
import io.vigil.jobs.detections.SignalRoutes;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both stages of what learns of principals and accounts, as operators, in whatever order the log delivers. */
class AccountDetectorsTest {
    private static final SignalRoutes EVERYTHING = new SignalRoutes(Set.of(), List.of(), Set.of(), true);
    private static final long MINUTE = 60_000L;
    private static final long DAY = 1440 * MINUTE;
    private static final long DISORDER = 15 * MINUTE;
    private static final int DAYS = 12;
    private static final String[] USUAL = {
        "ec2:DescribeInstances", "logs:FilterLogEvents", "s3:ListBuckets", "iam:ListRoles"
    };
    private static final Detections SHIPPED = Detections.shipped();

    private final List<KeyedOneInputStreamOperatorTestHarness<Long, ?, Signal>> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var operator : open) {
            operator.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aQuarterOfAnHourOfDisorderChangesNothing(int seed) throws Exception {
        List<ApiCall> calls = calls();
        List<ApiCall> delivered = shuffled(calls, new Random(seed));

        List<String> inOrder = unitCase(calls);

        assertThat(inOrder).isNotEmpty();
        assertThat(unitCase(delivered)).isEqualTo(inOrder);
    }

    @Test
    void whatComesTwoDaysLateIsLearntOfItsOwnDay() throws Exception {
        List<ApiCall> late = delivered(calls(), call -> call.name().equals("ListRoles") ? 2 * DAY : 0);

        assertThat(types(unitCase(late))).isEqualTo(types(unitCase(calls())));
    }

    /** Four colleagues at work; on the last day the key of one is used elsewhere. */
    private static List<ApiCall> calls() {
        List<ApiCall> calls = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int number = 0; number < 4 * USUAL.length; number++) {
                calls.add(apiCall(USUAL[number / 4])
                        .by("member" + number % 4)
                        .origin(Origin.of(AddressClass.PUBLIC, 64_500, "DE", 0))
                        .at(Given.MONDAY + day * DAY + number * 5L * MINUTE)
                        .build());
            }
        }
        String[] acts = {"iam:CreateAccessKey", "iam:AttachUserPolicy", "cloudtrail:StopLogging"};
        for (int act = 0; act < acts.length; act++) {
            calls.add(apiCall(acts[act])
                    .by("member1")
                    .agent("Boto3/1.34 Windows/10")
                    .origin(Origin.of(AddressClass.PUBLIC, 64_999, "FR", 0))
                    .at(Given.MONDAY + (DAYS - 1) * DAY + 200 * MINUTE + act * MINUTE)
                    .build());
        }
        Collections.sort(calls, (one, other) -> Long.compare(one.time(), other.time()));
        return calls;
    }

    /** Each up to a quarter of an hour after it happened. */
    private static List<ApiCall> shuffled(List<ApiCall> calls, Random random) {
        return delivered(calls, call -> random.nextLong(DISORDER));
    }

    private static List<ApiCall> delivered(List<ApiCall> calls, ToLongFunction<ApiCall> delay) {
        record Delivery(long time, ApiCall call) {}
        return calls.stream()
                .map(call -> new Delivery(call.time() + delay.applyAsLong(call), call))
                .sorted((one, other) -> Long.compare(one.time, other.time))
                .map(Delivery::call)
                .toList();
    }

    private static List<String> types(List<String> unitCase) {
        return unitCase.stream().map(line -> line.split(" ")[1]).toList();
    }

    private List<String> unitCase(List<ApiCall> delivered) throws Exception {
        var principals = operator(new CloudTrailLog(), ApiCall.class);
        play(principals, delivered);
        List<FirstSeen> novelties = new ArrayList<>();
        for (StreamRecord<FirstSeen> each : principals.getSideOutput(RunDetectors.NOVELTIES)) {
            novelties.add(each.getValue());
        }
        var accounts = operator(new Accounts(), FirstSeen.class);
        play(accounts, novelties);
        return accounts.extractOutputValues().stream()
                .map(signal -> signal.time() + " " + signal.detection().type() + " "
                        + signal.score().pValue() + " "
                        + List.of(signal.evidence().eventIds()))
                .sorted()
                .toList();
    }

    private static <E extends Event> void play(
            KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> operator, List<E> events) throws Exception {
        long latest = Long.MIN_VALUE;
        for (E event : events) {
            operator.processElement(event, event.time());
            latest = Math.max(latest, event.time());
            operator.processWatermark(latest - DISORDER - 1);
        }
        operator.processWatermark(Long.MAX_VALUE);
    }

    private <E extends Event> KeyedOneInputStreamOperatorTestHarness<Long, E, Signal> operator(
            Entities<E> entities, Class<E> events) throws Exception {
        var operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new EventTimeOrderedOperator<>(
                        entities,
                        TypeInformation.of(events),
                        new RunDetectors<>(entities, SHIPPED, EVERYTHING, new CacheLimit(0)),
                        BufferLimit.failing()),
                entities,
                Types.LONG);
        operator.setup(TypeInformation.of(Signal.class)
                .createSerializer(operator.getExecutionConfig().getSerializerConfig()));
        operator.open();
        open.add(operator);
        return operator;
    }
}
