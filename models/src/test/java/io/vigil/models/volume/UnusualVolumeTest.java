package io.vigil.models.volume;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualVolumeTest {
    private static final int DAYS = 21;
    private static final int EACH = 8;

    private final UnusualVolume model = ShippedModels.detector(UnusualVolume.class);
    private final List<Signal> raised = new ArrayList<>();
    private Volumes memory;
    private int objects;

    private void read(String bucket, long time) {
        memory = model.observe(
                memory,
                apiCall("s3:GetObject")
                        .by("alice")
                        .from("198.51.100.7")
                        .bucket(bucket)
                        .key("object-" + objects++)
                        .at(time)
                        .build(),
                Emitter.of(raised::add, none -> {}));
    }

    private void work(int buckets, IntUnaryOperator order) {
        for (int day = 0; day < DAYS; day++) {
            for (int n = 0; n < buckets * EACH; n++) {
                read("bucket-" + order.applyAsInt(n), at("9h") + day * at1d() + n * 10_000L);
            }
        }
    }

    private static long at1d() {
        return at("1d") - at("0m");
    }

    private void steal() {
        raised.clear();
        for (int n = 0; n < 6_000; n++) {
            read("payroll", at("21d9h") + n * 1_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 8, 9, 14, 15, 40})
    void seesTheftHoweverManyBucketsAreReadInTurns(int buckets) {
        work(buckets, n -> n % buckets);

        steal();

        assertThat(raised).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 14, 40})
    void seesTheftHoweverManyBucketsAreReadByChance(int buckets) {
        var random = new Random(buckets);
        work(buckets, n -> random.nextInt(buckets));

        steal();

        assertThat(raised).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 14, 40})
    void seesTheftHoweverManyBucketsAreReadOneAfterTheOther(int buckets) {
        work(buckets, n -> n / EACH);

        steal();

        assertThat(raised).isNotEmpty();
    }

    @Test
    void theTotalOutlivesAllBucketsAndASavepoint() {
        work(40, n -> n % 40);

        Volumes restored = Written.of(memory).read(Volumes.class);

        assertThat(restored.of(Measure.READS).days()).isEqualTo(DAYS - 1);
    }

    @Test
    void aYearOfEqualDaysDoesNotMakeABusyDayATheft() {
        for (int day = 0; day < 365; day++) {
            for (int n = 0; n < 100; n++) {
                read("bucket", at("9h") + day * at1d() + n * 10_000L);
            }
        }
        for (int n = 0; n < 150; n++) {
            read("bucket", at("365d9h") + n * 10_000L);
        }

        assertThat(raised).isEmpty();
    }

    @Test
    void remembersLittle() {
        for (String api : List.of("s3:GetObject", "s3:DeleteObject", "s3:ListObjects")) {
            for (int n = 0; n < 40; n++) {
                memory = model.observe(
                        memory, apiCall(api).bucket("b" + n).key("k" + n).build(), Emitter.of(raised::add, none -> {}));
            }
        }

        assertThat(Written.of(memory).bytes()).hasSizeLessThan(2_400);
    }

    @Test
    void aRecordOfADayThatIsOverTeachesNothingMore() {
        work(2, n -> n % 2);
        byte[] before = Written.of(memory).bytes();

        for (int n = 0; n < 100; n++) {
            read("bucket-0", at("19d23h") + n);
            read("bucket-never-read", at("19d23h") + n);
        }

        assertThat(Written.of(memory).bytes()).isEqualTo(before);
    }

    @Test
    void measuresKeepTheCodesThatSavepointsKnowThemBy() {
        assertThat(Arrays.stream(Measure.values()).map(measure -> measure.code + " " + measure))
                .containsExactlyInAnyOrder(
                        "0 LOOKS", "1 READS", "2 BYTES", "3 DELETES", "4 QUESTIONS", "5 RECORDS", "6 SENDINGS");
    }

    @Test
    void aBucketIsKnownByItsHashAndTheMeasuresCode() {
        var volumes = new Volumes();

        assertThat(volumes.of(Measure.BYTES, 77).key()).isEqualTo(Hash.combine(77, 2));
        assertThat(volumes.of(Measure.BYTES).key()).isEqualTo(Hash.combine(0, 2));
    }
}
