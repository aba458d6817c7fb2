package io.vigil.models.unprecedented;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.ShippedModels;
import io.vigil.models.firstsight.FirstSight;
import io.vigil.models.firstsight.Present;
import io.vigil.models.firstsight.SightInput;
import io.vigil.testkit.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Who has been at work for long, and never did such a thing, is no less visible in doing it than somebody new. */
class NoLessVisibleTest {
    private static final Unit OF_NEWCOMERS = ShippedModels.unit("first-sight");
    private static final Unit OF_VETERANS = ShippedModels.unit("unprecedented");
    private static final long ACCOUNT = 1;
    private static final long DAY = 24 * 3_600_000L;
    private static final int DAYS = 20;

    @Property(tries = 2000)
    void whatIsReportedOfANewcomerIsReportedOfAPersonWhoNeverDidSo(
            @ForAll("acts") String rule, @ForAll Tactic tactic, @ForAll @DoubleRange(max = 4) double weight) {
        Signal act = Given.signal(rule)
                .principal("dora")
                .tactic(tactic)
                .score(weight)
                .at(Given.MONDAY + DAYS * DAY)
                .build();

        OptionalDouble asNewcomer = severityAsNewcomer(act);
        OptionalDouble asVeteran = severityAsVeteran(act);

        assertThat(asVeteran.orElse(0)).isGreaterThanOrEqualTo(asNewcomer.orElse(0));
    }

    /** All but everyday work of somebody in most accounts and questions, which habits of calls judge once there are some. */
    @Provide
    Arbitrary<String> acts() {
        List<String> duties = OF_VETERANS.settings().texts("duties");
        List<String> amounts = OF_VETERANS.settings().texts("amounts");
        List<String> looks = OF_NEWCOMERS.settings().texts("looks");
        List<String> hints = OF_NEWCOMERS.settings().texts("hints");
        return Arbitraries.of(OF_NEWCOMERS.settings().texts("acts").stream()
                .filter(act -> !duties.contains(act) && !amounts.contains(act))
                .filter(act -> !looks.contains(act) && !hints.contains(act))
                .toList());
    }

    /** From outside, in an account that is known. */
    private static OptionalDouble severityAsNewcomer(Signal act) {
        List<SightInput> inputs = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            inputs.add(new Present(ACCOUNT, 1, 7, true, Given.MONDAY + day * DAY));
        }
        inputs.add(new Present(ACCOUNT, new Deed(act).who(), 7, true, act.time()));
        return severity(new FirstSight(OF_NEWCOMERS), inputs, act);
    }

    private static OptionalDouble severityAsVeteran(Signal act) {
        List<DeedInput> inputs = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            inputs.add(new Working(ACCOUNT, new Deed(act).who(), Given.MONDAY + day * DAY, true));
        }
        return severity(new Unprecedented(OF_VETERANS), inputs, act);
    }

    /** How grave what is reported of the act is, behind these inputs. */
    private static <I extends CombinedInput<I>, M> OptionalDouble severity(
            CombiningDetector<I, M> model, List<I> inputs, Signal act) {
        inputs.addAll(shown(model, act));
        List<Signal> reported = new ArrayList<>();
        M memory = null;
        for (I input : inputs) {
            memory = model.observe(memory, input, Emitter.of(reported::add, none -> {}));
        }
        return reported.stream()
                .mapToDouble(signal -> signal.detection().severity())
                .max();
    }

    @SuppressWarnings("unchecked") // A feed of signals takes signals.
    private static <I extends CombinedInput<I>> List<I> shown(CombiningDetector<I, ?> model, Signal act) {
        return model.feeds().stream()
                .filter(feed -> feed.events() == Signal.class)
                .map(feed -> ((Feed<Signal, I>) feed).of(act))
                .filter(Objects::nonNull)
                .toList();
    }
}
