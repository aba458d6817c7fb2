package io.vigil.models.secretharvest;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ApiCallActivity;
import io.vigil.events.Hash;
import io.vigil.events.Observation;
import io.vigil.events.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** What is too many secrets for whom, and what is told of it. */
final class Harvesting {
    private static final long SAME_FINDING = Duration.ofHours(6).toMillis();
    /** A machine whose first read is no longer ago has no habits yet that are known. */
    private static final long UNKNOWN = Duration.ofDays(1).toMillis();

    private static final String LONG_LIVED = "AKIA";
    /** One call of this reads up to twenty. */
    private static final String BATCH = "BatchGetSecretValue";

    private static final double HALF_LIFE_DAYS = 16;
    /** How much of a reported day counts as usual. */
    private static final double ALARMED = 0.5;

    private final Unit unit;
    private final Emit emit;
    private final Set<String> reads;
    final long window;

    Harvesting(Unit unit) {
        this.unit = unit;
        emit = unit.emits().get(0);
        reads = Set.copyOf(unit.settings().texts("reads"));
        window = unit.settings().duration("within").toMillis();
    }

    /** Ids of the units that see a read. */
    Set<String> units() {
        return reads;
    }

    boolean isRead(Signal signal) {
        return reads.contains(signal.detection().unit());
    }

    /** Whether the read makes too many, of which nothing was told lately. */
    boolean take(SecretReads harvest, Signal read) {
        turnTo(harvest, Days.of(read.time()));
        harvest.add(target(read), weight(read), read.time(), read.time() - window);
        int weight = harvest.weight();
        harvest.mostToday = Math.max(harvest.mostToday, weight);
        return weight >= tooMany(harvest, read) && read.time() > harvest.toldUntil;
    }

    /**
     * Whether only time can tell: a role, or a user by a key, as programs have them, whose reads are not known for a day, and that is refused none. It may have read as many every hour, from
     * before the log begins.
     */
    boolean isDoubtful(SecretReads harvest, Signal read) {
        return (isMachine(read) || byLongLivedKey(read)) && read.time() - harvest.first < UNKNOWN && !harvest.refused();
    }

    Signal tell(SecretReads harvest, Signal read) {
        harvest.toldUntil = read.time() + SAME_FINDING;
        return reported(harvest, read);
    }

    /** The same, known only now. */
    Signal tellLater(SecretReads harvest, Signal read, long now) {
        Signal signal = tell(harvest, read);
        return SignalDraft.confirmed(signal, emit, now, signal.score().value());
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

    private static boolean byLongLivedKey(Signal read) {
        return Objects.requireNonNullElse(read.subject().accessKey(), "").startsWith(LONG_LIVED);
    }

    /** A batch has no name and is new each time; what else has none, such as a token, is the same each time. */
    private static long target(Signal read) {
        String resource =
                BATCH.equals(read.activity().api()) ? read.id() : read.subject().resource();
        return Hash.of(read.activity().api() + ' ' + resource);
    }

    private static int weight(Signal read) {
        int granted = BATCH.equals(read.activity().api()) ? SecretReads.BATCH : 1;
        boolean refused = read.activity() instanceof ApiCallActivity call && call.errorCode() != null;
        return refused ? SecretReads.REFUSED : granted;
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
