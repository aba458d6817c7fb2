package io.vigil.models.secretharvest;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a principal that takes many different secrets, or copies of data, within minutes: more than anybody needs, and several times what it takes
 * on its busiest days. It counts what the calls name, refused ones among them, not the calls.
 *
 * <p>Of secrets that a program reads before its habits are known, it waits whether the program reads the same again, as what keeps copies of
 * secrets up to date does every hour. A thief takes them once.
 */
public final class SecretHarvest implements CombiningDetector<ReaderInput, ReadingHours> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long SAME_FINDING = Duration.ofHours(6).toMillis();
    /** A program whose first read is no longer ago has no habits yet that are known. */
    private static final long UNKNOWN = Duration.ofDays(1).toMillis();
    /** What is asked for again sooner is asked for twice, not regularly. */
    private static final long APART = Duration.ofMinutes(4).toMillis();
    /** Of half of what it read a program reads the same again, the rest may be new to it. */
    private static final double STEADY = 0.5;

    /** So many times as much in a week as in a day is as much: work with new things comes in days. */
    private static final double WEEKLY = 1.5;
    /** Of much that is new to somebody: a hundred times likelier a thief's than that of somebody at work. */
    private static final double NEW_WEIGHT = 2;

    private static final String LONG_LIVED = "AKIA";

    private final Unit unit;
    private final Emit secrets;
    private final Emit data;
    /** Building blocks: what is taken for the first time, slowly. */
    private final Emit newSecrets;

    private final Emit newData;
    private final long window;

    public SecretHarvest(Unit unit) {
        this.unit = unit;
        secrets = unit.emit("CredentialAccess:IAMUser/SecretHarvest");
        data = unit.emit("Exfiltration:IAMUser/DataHarvest");
        newSecrets = secrets.asBlock();
        newData = data.asBlock();
        window = unit.settings().duration("within").toMillis();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, ReaderInput>> feeds() {
        var taking = new Taking();
        return List.of(
                Feed.<ApiCall, ReaderInput>ofLog(ApiCall.class, taking::apply).among(Taking::mayTake),
                Feed.<ApiCall, ReaderInput>ofLog(ApiCall.class, new ReadJudged.OncePerMinute()::apply)
                        .among(Taking::mayTakeSecrets));
    }

    @Override
    public Class<ReaderInput> observes() {
        return ReaderInput.class;
    }

    @Override
    public Class<ReadingHours> memory() {
        return ReadingHours.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public @Nullable ReadingHours observe(@Nullable ReadingHours known, ReaderInput input, Emitter out) {
        if (input instanceof ReadNow read) {
            ReadingHours hours = known == null ? new ReadingHours() : known;
            take(hours, read, out);
            return hours;
        }
        if (input instanceof ReadJudged judged && known != null) {
            judge(known, judged, out);
        }
        return known;
    }

    private void take(ReadingHours hours, ReadNow read, Emitter out) {
        Kind kind = Kind.of(read.kind());
        SecretReads harvest = hours.of(kind);
        if (kind == Kind.SECRETS && !read.call().failed()) {
            hours.see(read.request(), read.time());
        }
        harvest.turnTo(Days.of(read.time()));
        boolean much = isMuchNew(hours.newOf(kind), kind, read);
        if (kind == Kind.CODE) {
            slowly(much, hours, kind, read, out);
            return;
        }
        harvest.add(read, read.time() - window);
        boolean tooMany = harvest.weight() >= tooMany(harvest, read.call());
        if (!tooMany || read.time() <= harvest.reportedUntil) {
            slowly(much && !tooMany, hours, kind, read, out);
            return;
        }
        if (!isDoubtful(kind, harvest, read)) {
            harvest.reportedUntil = read.time() + SAME_FINDING;
            out.signal(reported(kind, harvest, read.call()));
        } else if (kind == Kind.SECRETS && hours.doubt == null) {
            hours.doubt = reported(kind, harvest, read.call());
        }
    }

    /** Whether this call makes it more that is new in a day, or in a week, than anybody needs and the principal ever began with. */
    private boolean isMuchNew(NewTakings news, Kind kind, ReadNow read) {
        news.turnTo(Days.of(read.time()));
        int added = news.add(read, Taking.newness(read));
        double floor = floor(read.call()) * (kind == Kind.CODE ? 2 : 1);
        double times = unit.settings().number("times-usual");
        double day = Math.max(floor, news.usualDay() * times);
        double week = Math.max(day * WEEKLY, news.usualWeek() * times);
        return added > 0 && (crosses(news.ofDay(), added, day) || crosses(news.ofWeek(), added, week));
    }

    private static boolean crosses(int now, int added, double limit) {
        return now >= limit && now - added < limit;
    }

    /** A building block: whether it is one of a newcomer, who takes everything for the first time, is not known here. */
    private void slowly(boolean much, ReadingHours hours, Kind kind, ReadNow read, Emitter out) {
        if (much) {
            NewTakings news = hours.newOf(kind);
            out.signal(SignalDraft.of(unit.id(), kind == Kind.SECRETS ? newSecrets : newData, read.call())
                    .score(NEW_WEIGHT)
                    .eventIds(news.events())
                    .sign());
        }
    }

    private int floor(ApiCall call) {
        return unit.settings().count(PrincipalKey.isPerson(call) ? "person-at-least" : "machine-at-least");
    }

    private double tooMany(SecretReads harvest, ApiCall call) {
        return Math.max(floor(call), harvest.usual * unit.settings().number("times-usual"));
    }

    /**
     * Whether only time can show: a role whose reads are not known for a day, and that is refused none. It may have read as many every hour, from
     * before the log begins. Likewise a user by a key, as programs have them, where secrets are concerned.
     */
    private static boolean isDoubtful(Kind kind, SecretReads harvest, ReadNow read) {
        boolean byKey = read.call().textOr(ApiField.ACCESS_KEY, "").startsWith(LONG_LIVED);
        boolean program = !PrincipalKey.isPerson(read.call()) || kind == Kind.SECRETS && byKey;
        return program && read.time() - harvest.first < UNKNOWN && !harvest.refused();
    }

    private void judge(ReadingHours hours, ReadJudged judged, Emitter out) {
        Signal doubt = hours.doubt;
        if (doubt == null || judged.end() <= doubt.time()) {
            return;
        }
        hours.doubt = null;
        SecretReads harvest = hours.of(Kind.SECRETS);
        double weight = doubt.score().value();
        if (hours.again(doubt.time(), APART) >= STEADY) {
            harvest.usual = Math.max(harvest.usual, weight);
        } else if (judged.time() > harvest.reportedUntil) {
            harvest.reportedUntil = judged.time() + SAME_FINDING;
            out.signal(SignalDraft.confirmed(doubt, secrets, judged.time(), weight));
        }
    }

    private Signal reported(Kind kind, SecretReads harvest, ApiCall call) {
        return SignalDraft.of(unit.id(), kind == Kind.SECRETS ? secrets : data, call)
                .score(harvest.weight())
                .since(harvest.earliest())
                .eventIds(harvest.events())
                .observations(many(harvest.distinct(), kind))
                .sign();
    }

    private Observation many(int distinct, Kind kind) {
        String text = distinct + " " + kind.words + " asked for within " + window / 60_000 + " minutes";
        return new Observation("userIdentity", kind.words, true, Frequency.UNSEEN, new String[] {text});
    }
}
