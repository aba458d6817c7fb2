package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.NetworkKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Learns what a principal usually does, from where and with what, and puts calls that are too improbable for it to its account, where
 * {@link AccountBehavior} decides. What AWS services do on its behalf is left out.
 */
public final class AnomalousBehavior implements Detector<ApiCall, Profile> {
    /** Longer than the days that a profile counts, so that a monthly job stays known. */
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    /** What is less probable than this does not teach. */
    static final double TEACHES = 1e-3;

    private final String id;
    private final Emits emits;
    private final int learningDays;
    private final TraitReader traits;
    private final CallExplanation explanation;
    private final FirstSeenDraft news;

    /** @param problems takes what is wrong with the unit's table of API calls */
    public AnomalousBehavior(Unit unit, Problems problems) {
        id = unit.id();
        emits = new Emits(unit);
        learningDays = unit.settings().count("learning-days");
        var landscape = ApiLandscapeReader.read(unit.folder(), problems);
        traits = new TraitReader(landscape);
        explanation = new CallExplanation(landscape, traits);
        news = new FirstSeenDraft(id, traits);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<ApiCall> observes() {
        return ApiCall.class;
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
    public long fingerprint(ApiCall call) {
        return Hash.combine(traits.fingerprint(call), Days.of(call.time()));
    }

    @Override
    public boolean isKnown(@Nullable Profile profile, ApiCall call) {
        return profile != null && profile.settled(traits.read(call), Days.of(call.time()));
    }

    @Override
    public Profile observe(@Nullable Profile known, ApiCall call, Emitter out) {
        Profile profile = known == null ? new Profile() : known;
        Traits seen = traits.read(call);
        int day = Days.of(call.time());
        if (!profile.settled(seen, day)) {
            judge(profile, call, seen, out);
        }
        return profile;
    }

    private void judge(Profile profile, ApiCall call, Traits seen, Emitter out) {
        int day = Days.of(call.time());
        if (seen.denied()) {
            profile.denials.add(seen.api().key(), call.time());
        }
        NetworkVisit visit = visit(profile, seen, day);
        Outlook outlook = Outlook.of(seen, profile, visit, call.time(), day);
        Surprise surprise = Surprise.of(seen, outlook, Elsewhere.ANYBODY);
        boolean mature = profile.days.count() >= learningDays;
        double pValue = mature ? Improbability.of(surprise.total(), outlook.newsRate()) : 1;
        boolean judged = mature || FirstSeenDraft.group(call) != 0;
        Signal candidate = judged ? candidate(profile, call, seen, surprise) : null;
        follow(visit, seen, surprise, call.time());
        Lessons lessons = learn(profile, call, seen, pValue < TEACHES);
        if (mature) {
            profile.days.judge(
                    day, surprise.total() > Improbability.NEWS, seen.api().telling());
        }
        boolean first = profile.days.mark(day);
        boolean reported = profile.submissions.admits(lessons, day);
        if (first || reported || candidate != null) {
            out.firstSeen(news.of(
                    call, seen, reported ? lessons : Lessons.NONE, first, new Doubt(outlook, !mature, candidate)));
        }
    }

    private static NetworkVisit visit(Profile profile, Traits seen, int day) {
        boolean away = seen.network() != NetworkKey.NONE
                && !profile.table(Attribute.NETWORK).frequentBefore(seen.network(), day);
        if (!away) {
            return NetworkVisit.NONE;
        }
        profile.visit.enter(seen.network(), day);
        return profile.visit;
    }

    private static void follow(NetworkVisit visit, Traits seen, Surprise surprise, long time) {
        if (visit == NetworkVisit.NONE) {
            return;
        }
        if (surprise.act() > 0) {
            visit.suspect(surprise.act(), time);
        } else if (surprise.tool() == 0 && !seen.denied()) {
            visit.vouch(seen.api().key());
        }
    }

    private Lessons learn(Profile profile, ApiCall call, Traits seen, boolean improbable) {
        if (improbable) {
            profile.holdBack(seen, call.time());
            return Lessons.NONE;
        }
        Lessons lessons = profile.learn(seen, call.time(), Days.of(call.time()));
        explanation.keepWords(profile, call, seen, lessons);
        return lessons;
    }

    /** What would be reported if nobody knew more; null when the call is not odd, or the account has looked at it. */
    private @Nullable Signal candidate(Profile profile, ApiCall call, Traits seen, Surprise surprise) {
        boolean odd = surprise.act() > 0 && surprise.total() > Improbability.NEWS;
        Emit emit = odd && !call.origin().is(Origin.TRUSTED) ? emits.of(call, seen.api()) : null;
        int day = Days.of(call.time());
        if (emit == null || !profile.submissions.admits(seen.api(), surprise.total(), call.time(), day)) {
            return null;
        }
        return SignalDraft.of(id, emit, call)
                .score(surprise.total())
                .observations(explanation.of(profile, call, seen))
                .sign();
    }

    /** What the account needs to decide. */
    record Doubt(
            Outlook outlook, boolean newcomer, @Nullable Signal candidate) {}
}
