package io.vigil.models.functiontraffic;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what rules notice of traffic as a function's where the interface is one: as GuardDuty's type for functions, with the function's name. Flow logs
 * name no function; CloudTrail does. What rules notice of other interfaces that are no instance's passes as it is.
 */
final class FunctionTraffic implements CombiningDetector<InterfaceInput, OwnedBy> {
    /** Interfaces that no function used for two weeks are given back, and those in use are seen again. */
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private static final String MACHINE = ":EC2/";
    private static final String FUNCTION = ":Lambda/";

    private final Unit unit;
    private final Set<String> rules;
    private final Map<String, Emit> emits;

    FunctionTraffic(Unit unit) {
        this.unit = unit;
        this.rules = Set.copyOf(unit.settings().texts("rules"));
        this.emits = unit.emits().stream()
                .collect(Collectors.toMap(emit -> String.valueOf(emit.type()), Function.identity()));
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, InterfaceInput>> feeds() {
        return List.of(
                Feed.<ApiCall, InterfaceInput>ofLog(ApiCall.class, new FunctionInterface.Reader()::apply)
                        .among(FunctionInterface.Reader::mayTell),
                Feed.ofSignals(
                        rules, signal -> rules.contains(signal.detection().unit()) ? NoticedTraffic.of(signal) : null));
    }

    /** There is to be one finding of the traffic, so it has to be known first whose it is. */
    @Override
    public boolean settles(Signal signal) {
        return rules.contains(signal.detection().unit()) && NoticedTraffic.of(signal) != null;
    }

    @Override
    public Class<InterfaceInput> observes() {
        return InterfaceInput.class;
    }

    @Override
    public Class<OwnedBy> memory() {
        return OwnedBy.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public @Nullable OwnedBy observe(@Nullable OwnedBy known, InterfaceInput input, Emitter out) {
        if (input instanceof FunctionInterface seen) {
            return new OwnedBy(seen.function());
        }
        if (input instanceof NoticedTraffic noticed) {
            out.signal(known == null ? noticed.signal() : ofFunction(known.function(), noticed.signal()));
        }
        return known;
    }

    /** The signal itself where GuardDuty has no such type of functions. */
    private Signal ofFunction(String function, Signal noticed) {
        String type = String.valueOf(noticed.detection().type()).replace(MACHINE, FUNCTION);
        Emit emit = emits.get(type);
        return emit == null
                ? noticed
                : SignalDraft.of(unit.id(), emit, noticed)
                        .subject(noticed.subject().withResource(function))
                        .since(noticed.occurrence().since())
                        .discriminator(noticed.detection().discriminator())
                        .hits(noticed.evidence().hits())
                        .score(noticed.score().value())
                        .sign();
    }
}
