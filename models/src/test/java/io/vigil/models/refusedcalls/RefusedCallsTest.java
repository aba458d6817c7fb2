package io.vigil.models.refusedcalls;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusedCallsTest {
    private static final long SECOND = 1_000L;
    private static final long DAY = 86_400_000L;

    private final RefusedCalls detector = new RefusedCalls(ShippedModels.unit("refused-calls"));
    private final List<Signal> told = new ArrayList<>();
    private @Nullable Refused refused;

    @Test
    void aBurstIsToldOnceAndAgainWhenThereAreTwiceAsMany() {
        for (int number = 0; number < 40; number++) {
            refuse("iam:List" + number, number * 5L * SECOND);
        }

        assertThat(told).extracting(signal -> signal.score().value()).containsExactly(12.0, 24.0);
        assertThat(told.get(1).evidence().eventIds()).hasSize(20).contains("iam:List0", "iam:List23");
    }

    @Test
    void whatWasRefusedOnAnEarlierDayIsNoNews() {
        for (int day = 0; day < 5; day++) {
            for (int number = 0; number < 11; number++) {
                refuse("iam:List" + number, day * DAY + number * SECOND);
            }
        }
        refuse("iam:ListMore", 4 * DAY + 60 * SECOND);

        assertThat(told).isEmpty();
    }

    @Test
    void attemptsThatDribbleInAreNotCountedTogether() {
        for (int number = 0; number < 60; number++) {
            refuse("iam:List" + number, number * 120L * SECOND);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedAndReadAsItWasWritten() {
        for (int number = 0; number < 5_000; number++) {
            refuse("iam:ListWithAVeryLongNameOfItsOwn" + number, number * SECOND);
        }
        Written written = Written.of(refused);

        Refused read = written.read(Refused.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes()).hasSizeLessThan(10_000);
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    private void refuse(String api, long at) {
        ApiCall call = apiCall(api)
                .by("newcomer")
                .error("AccessDenied")
                .at(Given.MONDAY + at)
                .id(api)
                .build();
        assertThat(detector.concerns(call)).isTrue();
        refused = detector.observe(refused, call, Emitter.of(told::add, none -> {}));
    }
}
