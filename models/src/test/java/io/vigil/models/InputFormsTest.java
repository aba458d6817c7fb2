package io.vigil.models;

import static io.vigil.testkit.Given.apiCall;
import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.models.anomalousbehavior.ResourceChange;
import io.vigil.models.baseline.Written;
import io.vigil.models.firstsight.Telling;
import io.vigil.models.massdestruction.Upkeep;
import io.vigil.models.ownwork.Found;
import io.vigil.models.secretharvest.ReadJudged;
import io.vigil.models.secretharvest.ReadNow;
import io.vigil.models.suspectidentity.AtWork;
import io.vigil.models.suspectidentity.Noticed;
import io.vigil.models.unprecedented.Deed;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What detectors that combine streams are shown crosses a network as it is. */
class InputFormsTest {
    static Stream<Object> inputs() {
        ApiCall call = apiCall("lambda:UpdateFunctionCode").by("alice").build();
        Signal signal = signal("secret-read").build();
        return Stream.of(
                new Noticed(signal),
                new ReadJudged(5, 6),
                new Telling(signal),
                new Deed(signal),
                new Found(signal),
                new AtWork(call, true),
                new ResourceChange(call, "orders", true),
                new Upkeep(call, 3, 2.5, true, 7),
                new ReadNow(call, 2, new long[] {1, 2}, 3, 4));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isReadAsItWasWritten(Object input) {
        Written written = Written.of(input);

        Object read = written.read(input.getClass());

        assertThat(Written.of(read).bytes()).isEqualTo(written.bytes());
    }
}
