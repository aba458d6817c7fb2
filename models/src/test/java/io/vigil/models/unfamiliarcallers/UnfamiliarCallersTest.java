package io.vigil.models.unfamiliarcallers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A bucket with visitors of every day stays quiet; one that is found by strangers does not. */
class UnfamiliarCallersTest {
    private static final Unit UNIT = ShippedModels.unit("unfamiliar-callers");
    private static final long DAY = 86_400_000;

    private final List<Signal> told = new ArrayList<>();
    private final UnfamiliarCallers model = new UnfamiliarCallers(UNIT);
    private final Visits visits = new Visits();
    private @Nullable Callers callers;

    @Property(tries = 60)
    void aPageIsReportedOnItsFirstDayAtMostHoweverManyComeAndGo(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int perHour) {
        begin();
        var random = new Random(seed);
        for (int day = 0; day < 20; day++) {
            // Between half and three times as many on a day, among them some who ask for what is gone.
            int today = (int) (perHour * (0.5 + random.nextDouble() * 2.5));
            for (int at = 0; at < today; at++) {
                GivenCall call = object("page", at, day * DAY + at * 3_000_000L / today);
                show(at % 9 == 8 ? call.error("AccessDenied").build() : call.build());
            }
        }

        assertThat(told)
                .allSatisfy(signal -> assertThat(signal.detection().severity()).isLessThanOrEqualTo(2));
        assertThat(told).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 60)
    void whateverRefusedStrangersAskInBulkIsReportedWithTheirFirstAndLastCalls(
            @ForAll @IntRange(min = 50, max = 300) int calls, @ForAll @IntRange(max = 3) int api) {
        begin();
        String name =
                List.of("ListObjects", "GetObject", "HeadObject", "PutObject").get(api);

        for (int at = 0; at < calls; at++) {
            show(Given.apiCall("s3:" + name)
                    .by("account:ANONYMOUS_PRINCIPAL")
                    .bucket("data")
                    .error("AccessDenied")
                    .at(Given.MONDAY + at * 1000L)
                    .build());
        }

        assertThat(told).hasSize(1);
        assertThat(told.get(0).evidence().eventIds()).hasSize(Signal.EVENTS);
        assertThat(told.get(0).detection().type()).isEqualTo("Discovery:S3/AnomalousBehavior");
    }

    @Test
    void anAccountWithManyVisitorsForgetsTheIdlest() {
        begin();
        for (int at = 0; at < 3000; at++) {
            show(object("bucket-" + at, at, at * 1000L).build());
        }

        assertThat(Written.of(callers).bytes()).hasSizeLessThan(512 * 1200);
    }

    private void begin() {
        callers = null;
        told.clear();
    }

    private static GivenCall object(String bucket, int number, long after) {
        return Given.apiCall("s3:GetObject")
                .by("account:anonymous")
                .bucket(bucket)
                .key("k" + number)
                .at(Given.MONDAY + after);
    }

    private void show(ApiCall call) {
        VisitInput input = visits.apply(call);
        if (input != null) {
            callers = model.observe(callers, input, Emitter.of(told::add, novelty -> {}));
        }
    }
}
