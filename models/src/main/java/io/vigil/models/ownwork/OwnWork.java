package io.vigil.models.ownwork;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ApiCall;
import io.vigil.events.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reports what rules find of a resource as Low where its principal made it a short time before: whoever restores a database sets its password. All else
 * passes as it is.
 */
final class OwnWork implements CombiningDetector<OwnedInput, Maker> {
    /** What was made longer ago has become what others rely on. */
    private static final Duration FORGET_AFTER = Duration.ofDays(14);
    /** How much it then points to an attacker: to copy a database and open the copy is a way to take it, and everyday work. */
    private static final double WEIGHT = 1;

    private final Unit unit;
    private final Set<String> rules;
    private final Map<String, Emit> emits;

    OwnWork(Unit unit) {
        this.unit = unit;
        rules = Set.copyOf(unit.settings().texts("rules"));
        emits = unit.emits().stream()
                .collect(Collectors.toMap(emit -> String.valueOf(emit.type()), Function.identity()));
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, OwnedInput>> feeds() {
        return List.of(
                Feed.<ApiCall, OwnedInput>ofLog(ApiCall.class, new Made.Reader())
                        .among(Made.Reader::makes),
                Feed.ofSignals(
                        rules, signal -> rules.contains(signal.detection().unit()) ? Found.of(signal) : null));
    }

    /** There is to be one finding, so it has to be known first whose the resource is. */
    @Override
    public boolean settles(Signal signal) {
        return rules.contains(signal.detection().unit()) && Found.of(signal) != null;
    }

    @Override
    public Class<OwnedInput> observes() {
        return OwnedInput.class;
    }

    @Override
    public Class<Maker> memory() {
        return Maker.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public @Nullable Maker observe(@Nullable Maker known, OwnedInput input, Emitter out) {
        if (input instanceof Made made) {
            return new Maker(made.who());
        }
        if (input instanceof Found found) {
            boolean own = known != null && known.who() == found.who();
            out.signal(own ? ofOwn(found.signal()) : found.signal());
        }
        return known;
    }

    private Signal ofOwn(Signal found) {
        Emit emit = emits.get(String.valueOf(found.detection().type()));
        return emit == null
                ? found
                : SignalDraft.of(unit.id(), emit, found)
                        .since(found.occurrence().since())
                        .discriminator(found.detection().discriminator())
                        .habit(found.detection().habit())
                        .score(WEIGHT)
                        .sign();
    }
}
