package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Emit;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.SignalDraft;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.Watch;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Origin;
import io.vigil.events.Signal;
import io.vigil.events.Tactic;
import io.vigil.models.habit.Days;
import io.vigil.models.habit.NetworkKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns what a principal usually does, from where and with what, and tells of calls that are too improbable for it. What AWS services do on
 * its behalf is left out.
 */
public final class AnomalousBehavior implements Watch<ApiCall, Profile> {
    /** Longer than the days that a profile counts, so that a monthly job stays known. */
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    /** What is less probable than this does not teach. */
    private static final double TEACHES = 1e-3;

    private final String id;
    private final Map<Tactic, Emit> emits = new EnumMap<>(Tactic.class);
    private final int learningDays;
    private final Improbability improbability;
    private final TraitReader traits;
    private final Explanation explanation;

    /** @param problems takes what is wrong with the unit's table of API calls */
    public AnomalousBehavior(Unit unit, Problems problems) {
        id = unit.id();
        unit.emits().forEach(emit -> emits.put(emit.tactic(), emit));
        learningDays = unit.settings().count("learning-days");
        improbability = new Improbability(
                unit.settings().number("budget"), unit.settings().count("principals"));
        var landscape = new ApiLandscapeReader(unit.folder(), problems).read();
        traits = new TraitReader(landscape);
        explanation = new Explanation(landscape, traits);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<Profile> memory() {
        return Profile.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(ApiCall call) {
        return !call.byService() && call.has(ApiField.PRINCIPAL);
    }

    @Override
    public Profile observe(@Nullable Profile known, ApiCall call, Consumer<Signal> out) {
        Profile profile = known == null ? new Profile() : known;
        Traits seen = traits.read(call);
        int day = Days.of(call.time());
        if (!profile.settled(seen, day)) {
            judge(profile, call, seen, out);
        }
        return profile;
    }

    private void judge(Profile profile, ApiCall call, Traits seen, Consumer<Signal> out) {
        int day = Days.of(call.time());
        if (seen.denied()) {
            profile.denials.add(seen.api().key(), call.time());
        }
        Visit visit = visit(profile, seen, day);
        Surprise surprise = Surprise.of(seen, profile, visit, call.time(), day);
        double pValue = Improbability.of(surprise.total(), profile.days.newsRate(day));
        boolean mature = profile.days.count() >= learningDays;
        if (mature
                && surprise.act() > 0
                && pValue <= improbability.limit(seen.api().tactic())) {
            report(profile, call, new Judged(seen, surprise, pValue), out);
        }
        follow(visit, seen, surprise, call.time());
        learn(profile, call, seen, mature && pValue < TEACHES);
        profile.days.mark(day);
        if (mature) {
            profile.days.judge(day, surprise.total() > Improbability.NEWS);
        }
    }

    private static Visit visit(Profile profile, Traits seen, int day) {
        boolean away = seen.network() != NetworkKey.NONE
                && !profile.table(Attribute.NETWORK).frequentBefore(seen.network(), day);
        if (!away) {
            return Visit.NONE;
        }
        profile.visit.enter(seen.network(), day);
        return profile.visit;
    }

    private static void follow(Visit visit, Traits seen, Surprise surprise, long time) {
        if (visit == Visit.NONE) {
            return;
        }
        if (surprise.act() > 0) {
            visit.suspect(surprise.act(), time);
        } else if (surprise.tool() == 0 && !seen.denied()) {
            visit.vouch(seen.api().key());
        }
    }

    private void learn(Profile profile, ApiCall call, Traits seen, boolean improbable) {
        int day = Days.of(call.time());
        if (improbable) {
            profile.holdBack(seen, call.time());
        } else if (seen.denied()) { // a refusal teaches that refusals happen, nothing else
            boolean added = profile.learn(Attribute.ERROR, seen.error(), day);
            explanation.keepWords(profile, call, seen, added ? 1 << Attribute.ERROR.ordinal() : 0);
        } else {
            explanation.keepWords(profile, call, seen, profile.learn(seen, call.time(), day));
        }
    }

    private void report(Profile profile, ApiCall call, Judged judged, Consumer<Signal> out) {
        Api api = judged.traits().api();
        Emit emit = emits.get(api.tactic());
        if (emit == null || call.origin().is(Origin.TRUSTED) || !profile.reports.isNews(api, call.time())) {
            return;
        }
        Reports.Act[] before = profile.reports.acts();
        out.accept(SignalDraft.of(id, emit, call)
                .score(judged.surprise().total())
                .pValue(judged.pValue())
                .eventIds(Stream.concat(Arrays.stream(before).map(Reports.Act::eventId), Stream.of(call.id()))
                        .distinct()
                        .toList())
                .observations(explanation.of(profile, call, judged))
                .sign());
        profile.reports.add(api, call.time(), call.id());
    }

    /** A call with what the model thinks of it. */
    record Judged(Traits traits, Surprise surprise, double pValue) {}
}
