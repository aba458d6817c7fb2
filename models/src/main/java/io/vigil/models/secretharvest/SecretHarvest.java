package io.vigil.models.secretharvest;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ApiCallActivity;
import io.vigil.events.Hash;
import io.vigil.events.Observation;
import io.vigil.events.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a principal that asks for many different secrets within minutes: more than anybody needs, and several times what it asks for on its
 * busiest days. It counts the building blocks of rules that see single reads, refused ones among them.
 */
public final class SecretHarvest implements Detector<Signal, SecretReads> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long SAME_FINDING = Duration.ofHours(6).toMillis();

    /** A refused read shows that the reader does not know which secrets are his. */
    private static final int REFUSED = 3;
    /** One call of this reads up to twenty. */
    private static final String BATCH = "BatchGetSecretValue";

    private static final int BATCH_WEIGHT = 5;
    private static final double HALF_LIFE_DAYS = 16;
    /** How much of a reported day counts as usual. */
    private static final double ALARMED = 0.5;

    private final Unit unit;
    private final Emit emit;
    private final Set<String> reads;
    private final long window;

    public SecretHarvest(Unit unit) {
        this.unit = unit;
        emit = unit.emits().get(0);
        reads = Set.copyOf(unit.settings().texts("reads"));
        window = unit.settings().duration("within").toMillis();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<Signal> observes() {
        return Signal.class;
    }

    @Override
    public Set<String> signalUnits() {
        return reads;
    }

    @Override
    public Class<SecretReads> memory() {
        return SecretReads.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Signal signal) {
        return reads.contains(signal.detection().unit());
    }

    @Override
    public SecretReads observe(@Nullable SecretReads known, Signal read, Emitter out) {
        SecretReads harvest = known == null ? new SecretReads() : known;
        turnTo(harvest, Days.of(read.time()));
        harvest.add(target(read), weight(read), read.time(), read.time() - window);
        int weight = harvest.weight();
        if (weight >= tooMany(harvest, read) && read.time() > harvest.toldUntil) {
            harvest.toldUntil = read.time() + SAME_FINDING;
            out.signal(reported(harvest, read));
        }
        harvest.mostToday = Math.max(harvest.mostToday, weight);
        return harvest;
    }

    /** The maximum of the day before becomes usual, less so when it was reported. */
    private static void turnTo(SecretReads harvest, int day) {
        if (day <= harvest.day) {
            return;
        }
        double alarmed = Days.of(harvest.toldUntil) >= harvest.day ? ALARMED : 1;
        double kept = Math.pow(2, -(day - harvest.day) / HALF_LIFE_DAYS);
        harvest.usual = Math.max(harvest.usual, harvest.mostToday * alarmed) * kept;
        harvest.day = day;
        harvest.mostToday = 0;
    }

    private double tooMany(SecretReads harvest, Signal read) {
        int floor = unit.settings().count(isMachine(read) ? "machine-at-least" : "person-at-least");
        return Math.max(floor, harvest.usual * unit.settings().number("times-usual"));
    }

    /** Roles are worked with by programs, but for those that people sign in to. */
    private static boolean isMachine(Signal read) {
        String name = Objects.requireNonNullElse(read.subject().userName(), "");
        return "AssumedRole".equals(read.subject().userType()) && !name.startsWith("AWSReservedSSO_");
    }

    /** A batch has no name and is new each time; what else has none, such as a token, is the same each time. */
    private static long target(Signal read) {
        String resource =
                BATCH.equals(read.activity().api()) ? read.id() : read.subject().resource();
        return Hash.of(read.activity().api() + ' ' + resource);
    }

    private static int weight(Signal read) {
        int granted = BATCH.equals(read.activity().api()) ? BATCH_WEIGHT : 1;
        boolean refused = read.activity() instanceof ApiCallActivity call && call.errorCode() != null;
        return refused ? REFUSED : granted;
    }

    private Signal reported(SecretReads harvest, Signal read) {
        return SignalDraft.of(unit.id(), emit, read)
                .score(harvest.weight())
                .since(harvest.earliest())
                .observations(
                        new Observation("userIdentity", "secrets", true, Observation.Frequency.UNSEEN, new String[] {
                            harvest.distinct() + " asked for within " + window / 60_000 + " minutes"
                        }))
                .sign();
    }
}
