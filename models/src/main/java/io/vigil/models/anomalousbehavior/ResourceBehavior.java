package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Learns who changes which resource of an account, and reports a telling change to what others look after by a principal that never touched it, although service and
 * call may be usual for it. How improbable that is of an innocent day: that the principal begins to change something at all, that this belongs to
 * others, and that it is such an act.
 */
public final class ResourceBehavior implements CombiningDetector<ResourceInput, ResourceMemory> {
    private static final Duration FORGET_AFTER = Duration.ofDays(90);
    /** Weight of a change that counts: new code, a parameter overwritten, a rule's target. Tags and restarts are lighter. */
    private static final double COUNTS = 0.8;
    /** A kind of act that the principal never did to the service, among the first changes of a resource. */
    private static final double NEW_KIND = 0.3;
    /** Any act at all in a service in which the principal never changed anything: who looks after something there has made or changed more of it. */
    private static final double NEW_SERVICE = 0.1;

    /** How much rarer an innocent change is, in powers of ten, for each that an attacker makes likelier. */
    private static final double SENSITIVITY = 0.5;
    /** Days of change that it takes to believe a principal rather than its cohort. */
    private static final double OWN_HABIT = 2;

    // Part of the days on which somebody begins to change something, on which that belongs to others: the shipped
    // prior.
    private static final double OF_PEOPLE = 0.03;
    private static final double OF_MACHINES = 0.01;
    /** Telling changes among those that count. */
    private static final double TELLING_PART = 0.3;

    private static final int LONGEST_NAME = 40;

    private final String id;
    private final Improbability improbability;
    private final int learningDays;
    private final Emits emits;
    private final ApiLandscape landscape;

    /** @param problems takes what is wrong with the unit's table of API calls */
    public ResourceBehavior(Unit unit, Problems problems) {
        id = unit.id();
        improbability = new Improbability(
                unit.settings().number("budget"), unit.settings().count("principals"));
        learningDays = unit.settings().count("learning-days");
        emits = new Emits(unit);
        landscape = ApiLandscapeReader.read(unit.folder(), problems);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Feed<?, ResourceInput>> feeds() {
        var reader = new ResourceReader(landscape);
        return List.of(Feed.ofLog(ApiCall.class, reader).onceForEachBut(reader::mayChange));
    }

    @Override
    public Class<ResourceInput> observes() {
        return ResourceInput.class;
    }

    @Override
    public Class<ResourceMemory> memory() {
        return ResourceMemory.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public ResourceMemory observe(@Nullable ResourceMemory known, ResourceInput input, Emitter out) {
        ResourceMemory memory = known == null ? new ResourceMemory() : known;
        ChangeHabits habits = memory.act(input.who(), input.person(), Days.of(input.time()));
        if (input instanceof ResourceChange change) {
            take(memory, habits, change, out);
        }
        return memory;
    }

    private void take(ResourceMemory memory, ChangeHabits habits, ResourceChange change, Emitter out) {
        ApiCall call = change.call();
        int day = Days.of(change.time());
        Api api = landscape.of(call);
        long group = FirstSeenDraft.group(call);
        Changers changers = change.made() ? Changers.NOBODY : memory.changersOf(change.resource());
        boolean own = change.made() || isItself(change) || changers.include(change.who());
        boolean ofOthers = !own && changers.areOthers(change.who(), group);
        if (ofOthers && counts(api) && habits.count() > learningDays && !call.byService()) {
            judge(memory, habits, new Touch(change, api, changers), out);
        }
        habits.change(api, own, ofOthers, day);
        String name = FirstSeenDraft.name(call);
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        memory.keep(change.resource(), changers.with(new Changers.Changer(change.who(), group, shown), day));
    }

    static boolean counts(Api api) {
        return api.sensitivity() >= COUNTS;
    }

    /** People change their own passwords and keys. */
    private static boolean isItself(ResourceChange change) {
        return change.name().equals(change.call().text(ApiField.USER_NAME));
    }

    private void judge(ResourceMemory memory, ChangeHabits habits, Touch touch, Emitter out) {
        ApiCall call = touch.change.call();
        int day = Days.of(call.time());
        boolean telling = touch.api.telling();
        double beyond = touch.api.sensitivity() - (telling ? Api.TELLING : COUNTS);
        double pValue = habits.beginRate(day)
                * foreignShare(memory, habits, telling, day)
                * novelty(habits, touch.api)
                * Math.pow(10, -SENSITIVITY * beyond);
        double limit = improbability.limitOfChanges(memory.active(day));
        Emit emit = emits.of(call, touch.api);
        boolean improbable = pValue <= limit && emit != null && !call.origin().is(Origin.TRUSTED);
        if (improbable && habits.admits(touch.api, day)) {
            out.signal(reported(touch, emit, pValue, limit));
        }
    }

    private static double novelty(ChangeHabits habits, Api api) {
        if (habits.has(api)) {
            return 1;
        }
        return habits.changes(api.service()) ? NEW_KIND : NEW_SERVICE;
    }

    /** Part of the days on which the principal begins to change something, on which that belongs to others, as far as it and its cohort show. */
    private static double foreignShare(ResourceMemory memory, ChangeHabits habits, boolean telling, int day) {
        double prior = (habits.person ? OF_PEOPLE : OF_MACHINES) * (telling ? TELLING_PART : 1);
        double others = memory.foreignShare(habits, telling, day, prior);
        return (habits.foreignDays(telling, day) + OWN_HABIT * others) / (habits.beginDays(day) + OWN_HABIT);
    }

    private Signal reported(Touch touch, Emit emit, double pValue, double limit) {
        ApiCall call = touch.change.call();
        String resource = touch.change.name();
        var unusual = new Observation("resource", "changedBy", true, Frequency.UNSEEN, new String[] {
            FirstSeenDraft.name(call) + " changes " + resource
        });
        var usual = new Observation("resource", "changedBy", false, Frequency.INFREQUENT, touch.changers.names());
        Signal signal = SignalDraft.of(id, emit, call)
                .severity(Emits.severity(emit, touch.api))
                .score(-Math.log10(pValue))
                .pValue(pValue)
                .observations(unusual, usual)
                .sign();
        return signal.withWords(
                signal.detection().title(),
                String.format(
                        Locale.ROOT,
                        "%s It never touched %s before, which others look after. An innocent day holds such a change with probability %.1e; reported up to %.1e.",
                        signal.detection().description(),
                        resource,
                        pValue,
                        limit));
    }

    private record Touch(ResourceChange change, Api api, Changers changers) {}
}
