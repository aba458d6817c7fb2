package io.vigil.models.lookedover;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many services asked what they hold, within minutes, by somebody who never asked them: once, with all that was asked. */
class LookedOverTest {
    private static final long SECOND = 1_000;
    private static final long DAY = 86_400_000;

    private final LookedOver detector = new LookedOver(ShippedModels.unit("account-looked-over"));
    private final LookReader reader = new LookReader(ShippedModels.unit("account-looked-over"));
    private final List<Signal> reported = new ArrayList<>();
    private @Nullable Looks looks;

    @Test
    void aLookAtManyServicesIsReportedOnceWithAllOfThem() {
        for (int service = 0; service < 30; service++) {
            ask(service, service * SECOND);
        }

        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).evidence().eventIds()).hasSize(15);
    }

    @Test
    void whatWasAskedOnAnyDayBeforeIsNoNews() {
        for (int service = 0; service < 14; service++) {
            ask(service, service * SECOND);
        }
        for (int service = 0; service < 28; service++) {
            ask(service, DAY + service * SECOND);
        }

        assertThat(reported).isEmpty();
    }

    @Test
    void theConsoleAsksServicesOfItsOwn() {
        for (int service = 0; service < 20; service++) {
            take(call(service, service * SECOND).flag(CallFlag.FROM_CONSOLE));
        }

        assertThat(reported).isEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedAndReadAsItWasWritten() {
        for (int service = 0; service < 500; service++) {
            ask(service, service * SECOND);
        }
        Written written = Written.of(looks);

        Looks read = written.read(Looks.class);

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes()).hasSizeLessThan(2_048);
        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
    }

    private void ask(int service, long at) {
        take(call(service, at));
    }

    private static GivenCall call(int service, long at) {
        return apiCall("service" + service + ":ListThings")
                .by("newcomer")
                .id("e" + service)
                .at(Given.MONDAY + at);
    }

    private void take(GivenCall given) {
        LookInput look = reader.apply(given.build());
        if (look != null) {
            looks = detector.observe(looks, look, Emitter.of(reported::add, none -> {}));
        }
    }
}
