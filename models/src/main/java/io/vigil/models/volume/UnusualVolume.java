package io.vigil.models.volume;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Memo;
import io.vigil.models.baseline.NetworkKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reports a principal that reads, deletes or asks far more in a day than it ever did: of one bucket or model, or of all together. */
public final class UnusualVolume implements Detector<ApiCall, Volumes> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final Measure[] MEASURES = Measure.values();
    private static final int PLACES = 8;
    private static final int RECALLED = 4096;
    /** Weight of much at once by somebody without habits: a hundred times likelier a thief's than that of somebody at work. */
    private static final double UNLEARNT = 2;
    /** Of what people do not do by hand: too little for who is new, to whom everything is. */
    private static final double NOTED = 0.8;
    /** So many times its fullest day, where few days are known. */
    private static final double FAR_MORE = 4;

    private static final double LOW = 2;
    /** Where AWS delivers trails, access logs and flow logs, whatever prefix somebody put before it. */
    private static final Pattern DELIVERED = Pattern.compile("(^|/)AWSLogs/(o-[a-z0-9]+/)?\\d{12}/");

    private final String id;
    private final Map<Measure, Emit> emits = new EnumMap<>(Measure.class);
    /** Building blocks: what somebody without days to compare with takes, or deletes. */
    private final Map<Measure, Emit> unlearnt = new EnumMap<>(Measure.class);

    private final double limit;
    private final Memo<Measure[]> recall = new Memo<>(RECALLED);

    public UnusualVolume(Unit unit) {
        id = unit.id();
        for (Measure measure : MEASURES) {
            emits.put(measure, unit.emit(measure.type));
        }
        for (Measure measure : List.of(Measure.READS, Measure.DELETES, Measure.RECORDS, Measure.SENDINGS)) {
            unlearnt.put(measure, unit.emit(measure.type).asBlock());
        }
        limit = unit.settings().number("budget")
                / MEASURES.length
                / unit.settings().count("principals");
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
    public Class<Volumes> memory() {
        return Volumes.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(ApiCall call) {
        boolean target = call.has(ApiField.BUCKET) && !call.is(CallFlag.MANAGEMENT) || call.has(ApiField.MODEL);
        return !call.byService() && call.has(ApiField.PRINCIPAL) && !call.failed() && (target || isByHand(call));
    }

    /**
     * Tables that people read, and messages that they send. Programs inside AWS do as they are asked themselves: that says nothing, and would be most of
     * what is counted.
     */
    private boolean isByHand(ApiCall call) {
        Measure[] all = measures(call);
        boolean counted = all.length > 0 && !all[0].hasTargets();
        return counted && (PrincipalKey.isPerson(call) || isOutside(call) && !Measure.isPolled(call));
    }

    @Override
    public Volumes observe(@Nullable Volumes known, ApiCall call, Emitter out) {
        Volumes volumes = known == null ? new Volumes() : known;
        for (Measure measure : measures(call)) {
            count(volumes, call, measure, out);
        }
        return volumes;
    }

    private Measure[] measures(ApiCall call) {
        Measure[] known = recall.find(call.apiHash());
        if (known != null) {
            return known;
        }
        return recall.keep(
                call.apiHash(),
                Arrays.stream(MEASURES)
                        .filter(measure -> measure.counts(call.service(), call.name()))
                        .toArray(Measure[]::new));
    }

    private void count(Volumes volumes, ApiCall call, Measure measure, Emitter out) {
        boolean byHand = unlearnt.containsKey(measure) && PrincipalKey.isPerson(call);
        double amount = measure.of(call);
        int day = Days.of(call.time());
        long object = measure.countsObjects() ? call.hash(ApiField.OBJECT_KEY) : 0;
        Volume all = volumes.of(measure);
        if (day < all.day()) {
            return; // Its day has taught already. What is kept of its bucket may be gone since, and would learn a piece
            // of a day.
        }
        all.add(amount, object, day);
        Volume one = measure.hasTargets() ? volumes.of(measure, measure.targetHash(call)) : all;
        if (one != all) {
            one.add(amount, object, day);
            one.note(call, enough(measure, one, byHand));
        }
        all.note(call, enough(measure, all, byHand));
        boolean related = measure != Measure.QUESTIONS || isElsewhere(volumes, call, day);
        if (!related || call.origin().is(Origin.TRUSTED)) {
            return;
        }
        if (all.days() < Volume.LEARNING_DAYS) {
            begin(call, measure, all, byHand, out);
            return;
        }
        // A target that is new goes by what the principal does of all together.
        Volume odd = one.days() >= Volume.LEARNING_DAYS && one.probability() < all.probability() ? one : all;
        boolean much = odd.total() >= measure.worthTelling && odd.isNews(measure.worthTelling);
        boolean some = odd.total() >= enough(measure, odd, byHand) && odd.isUnreported();
        if ((much || some) && odd.probability() <= limit) {
            odd.emit();
            out.signal(reported(call, measure, odd, odd == one && measure.hasTargets())
                    .severity(much ? emits.get(measure).severity() : LOW)
                    .sign());
        }
    }

    /** What is worth a word: by a person, what people do not do by hand. */
    private static double enough(Measure measure, Volume counted, boolean byHand) {
        return byHand ? measure.worthNoting(counted) : measure.worthTelling(counted);
    }

    /** Many objects at once for somebody without habits: new jobs do that inside AWS, so from there it is nothing, and so is who looks into logs. */
    private void begin(ApiCall call, Measure measure, Volume all, boolean byHand, Emitter out) {
        Emit emit = unlearnt.get(measure);
        if (emit == null || !isOutside(call) || all.total() <= all.most() || readsLogs(call, measure)) {
            return;
        }
        double telling = measure.worthTelling(all);
        boolean many = all.total() >= telling && all.isNews(telling);
        boolean some =
                all.total() >= Math.max(enough(measure, all, byHand), FAR_MORE * all.most()) && all.isUnreported();
        if (many || some) {
            all.emit();
            out.signal(SignalDraft.of(id, emit, call)
                    .score(many ? UNLEARNT : NOTED)
                    .eventIds(all.events())
                    .sign());
        }
    }

    private static boolean isOutside(ApiCall call) {
        return call.origin().is(Origin.CLOUD_KNOWN) && !call.origin().is(Origin.AWS);
    }

    private static boolean readsLogs(ApiCall call, Measure measure) {
        String key = measure == Measure.READS ? call.text(ApiField.OBJECT_KEY) : null;
        return key != null && DELIVERED.matcher(key).find();
    }

    /** High volume alone is not theft of computing time: it must come from an unusual place, or go to an unusual model. */
    private static boolean isElsewhere(Volumes volumes, ApiCall call, int day) {
        long network = NetworkKey.of(call.origin());
        boolean away = network != NetworkKey.NONE && !volumes.networks.frequentBefore(network, day);
        boolean other = !volumes.models.frequentBefore(call.hash(ApiField.MODEL), day);
        if (network != NetworkKey.NONE) {
            volumes.networks.learn(network, day, PLACES);
        }
        volumes.models.learn(call.hash(ApiField.MODEL), day, PLACES);
        return away || other;
    }

    private SignalDraft reported(ApiCall call, Measure measure, Volume odd, boolean ofTarget) {
        String where = ofTarget ? " of " + measure.target(call) : "";
        return SignalDraft.of(id, emits.get(measure), call)
                .score(-Math.log10(odd.probability()))
                .pValue(odd.probability())
                .eventIds(odd.events())
                .observations(
                        line(true, Frequency.UNSEEN, "%.0f %s%s today", odd.total(), measure.unit, where),
                        line(
                                false,
                                Frequency.FREQUENT,
                                "%.0f %s%s on a day, %.0f at most",
                                odd.usual(),
                                measure.unit,
                                where,
                                odd.most()));
    }

    private static Observation line(boolean unusual, Frequency frequency, String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        return new Observation("userIdentity", "volume", unusual, frequency, new String[] {text});
    }
}
