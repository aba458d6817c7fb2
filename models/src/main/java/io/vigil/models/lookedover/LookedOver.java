package io.vigil.models.lookedover;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody asks many services what they hold, within minutes, none of which it ever asked before: whoever finds credentials looks what
 * there is. Nothing need be refused for it.
 */
final class LookedOver implements CombiningDetector<LookInput, Looks> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long QUIET = Duration.ofDays(1).toMillis();
    /** Of the scale of weights that rules share: of newcomers it is telling, and no evidence that stories are made of. */
    private static final double WEIGHT = 1;

    private final Unit unit;
    private final long within;
    private final int atLeast;
    private final int atLeastInConsole;

    LookedOver(Unit unit) {
        this.unit = unit;
        within = unit.settings().duration("within").toMillis();
        atLeast = unit.settings().count("at-least");
        atLeastInConsole = unit.settings().count("console-at-least");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, LookInput>> feeds() {
        return List.of(Feed.<ApiCall, LookInput>ofLog(ApiCall.class, new LookReader(unit))
                .among(LookReader::mayAsk));
    }

    @Override
    public Class<LookInput> observes() {
        return LookInput.class;
    }

    @Override
    public Class<Looks> memory() {
        return Looks.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public Looks observe(@Nullable Looks known, LookInput input, Emitter out) {
        Looks looks = known == null ? new Looks() : known;
        if (input instanceof Look look && looks.begins(look, look.time() - within)) {
            judge(looks, look, out);
        }
        return looks;
    }

    private void judge(Looks looks, Look look, Emitter out) {
        boolean many = looks.count() >= (look.console() ? atLeastInConsole : atLeast);
        if (!many || look.time() < looks.reportedUntil) {
            return;
        }
        looks.reportedUntil = look.time() + QUIET;
        out.signal(SignalDraft.of(unit.id(), unit.emit(), look.signal())
                .score(WEIGHT)
                .since(looks.since())
                .eventIds(looks.events())
                .sign());
    }
}
