package io.vigil.models.passwordguessing;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Subject;
import io.vigil.models.passwordguessing.SignIn.CountedBy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts refused sign-ins to the console by the address that they come from, over users and accounts, and by the user, over addresses, and reports
 * of it when a guess was right. Whoever signs in from an address is at home there: an office whose people mistype is none that guesses.
 */
public final class PasswordGuessing implements CombiningDetector<SignInInput, TriedUsers> {
    private static final String GUESSING = "CredentialAccess:IAMUser/PasswordGuessing.Vigil";
    private static final String GUESSED = "InitialAccess:IAMUser/PasswordGuessed.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long SAME_FINDING = Duration.ofHours(6).toMillis();
    /** Behind one name that is hidden may be several: two refusals count as one more user. */
    private static final int HIDDEN_EACH = 2;
    /** From an address with users of its own, strangers must be so many times as many. */
    private static final int OVER_RESIDENTS = 2;
    /** Who has signed in from there before may be wrong so many times as often. */
    private static final int PATIENCE = 3;

    private static final int NAMES = 10;

    private final Unit unit;
    private final int users;
    private final int rootAccounts;
    private final int lately;
    private final int today;
    private final int addresses;

    public PasswordGuessing(Unit unit) {
        this.unit = unit;
        users = unit.settings().count("users");
        rootAccounts = unit.settings().count("root-accounts");
        lately = unit.settings().count("of-one-user");
        today = unit.settings().count("of-one-user-in-a-day");
        addresses = unit.settings().count("addresses");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, SignInInput>> feeds() {
        return List.of(
                Feed.<ApiCall, SignInInput>ofLog(ApiCall.class, SignIn::byAddress)
                        .among(SignIn::isOne),
                Feed.<ApiCall, SignInInput>ofLog(ApiCall.class, SignIn::byUser).among(SignIn::isOne));
    }

    @Override
    public Class<SignInInput> observes() {
        return SignInInput.class;
    }

    @Override
    public Class<TriedUsers> memory() {
        return TriedUsers.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public TriedUsers observe(@Nullable TriedUsers known, SignInInput input, Emitter out) {
        TriedUsers tried = known == null ? new TriedUsers() : known;
        if (input instanceof SignIn signIn) {
            TriedUser user = tried.of(signIn);
            if (signIn.refused()) {
                refused(tried, user, signIn, out);
            } else {
                entered(tried, user, signIn, out);
            }
        }
        return tried;
    }

    private void refused(TriedUsers tried, TriedUser user, SignIn signIn, Emitter out) {
        long now = signIn.time();
        user.refuse(now);
        tried.refuse(signIn);
        boolean byAddress = signIn.countedBy() == CountedBy.ADDRESS;
        String what = byAddress ? guessing(tried, user, now) : spread(tried, signIn);
        if (what == null) {
            return;
        }
        if (now - tried.guessedLast > DAY) {
            tried.guessedSince = now;
        }
        tried.guessedLast = Math.max(tried.guessedLast, now);
        if (now > tried.reportedUntil) {
            tried.reportedUntil = now + SAME_FINDING;
            out.signal(SignalDraft.of(unit.id(), unit.emit(GUESSING), signIn.call())
                    .subject(nobody(signIn))
                    .eventIds(tried.refusalsAnd(signIn.call().id()))
                    .discriminator(byAddress ? remote(signIn) : signIn.user())
                    .observations(observations(tried, now, what))
                    .sign());
        }
    }

    /** What makes it guessing, in words; null when it is none. */
    private @Nullable String guessing(TriedUsers tried, TriedUser user, long now) {
        int patience = user.entered > 0 ? PATIENCE : 1;
        if (user.lately(now) >= lately * patience || user.today(now) >= today * patience) {
            return user.today(now) + " refusals of " + user.name + " within a day";
        }
        int strangers = 0;
        int residents = 0;
        int roots = 0;
        for (TriedUser each : tried.users) {
            int refusals = each.today(now);
            residents += each.entered > 0 ? 1 : 0;
            if (each.entered == 0 && refusals > 0) {
                strangers += each.name.equals(SignIn.HIDDEN) ? (refusals + 1) / HIDDEN_EACH : 1;
                roots += each.name.equals(SignIn.ROOT) ? 1 : 0;
            }
        }
        if (roots >= rootAccounts && roots > residents) {
            return "root of " + roots + " accounts refused within a day";
        }
        return strangers >= users && strangers > residents * OVER_RESIDENTS
                ? strangers + " users refused within a day"
                : null;
    }

    /** The same for one user, of whom so many addresses guess that each stays below what would be reported; null when it is none. */
    private @Nullable String spread(TriedUsers tried, SignIn signIn) {
        long strange = tried.users.stream()
                .filter(address -> address.entered == 0 && address.today(signIn.time()) > 0)
                .count();
        return strange >= addresses
                ? signIn.user() + " refused from " + strange
                        + " addresses within a day, from none of which it has signed in"
                : null;
    }

    private void entered(TriedUsers tried, TriedUser user, SignIn signIn, Emitter out) {
        long now = signIn.time();
        boolean underway = tried.guessedLast > 0 && now - tried.guessedLast <= DAY;
        boolean resident = user.entered > 0 && user.entered < tried.guessedSince;
        if (underway && !resident) {
            out.signal(SignalDraft.of(unit.id(), unit.emit(GUESSED), signIn.call())
                    .since(tried.guessedSince)
                    .eventIds(tried.refusalsAnd(signIn.call().id()))
                    .discriminator(remote(signIn))
                    .observations(observations(tried, now, user.today(now) + " refusals of " + user.name + " before"))
                    .sign());
        }
        user.entered = Math.max(user.entered, now);
    }

    private static Observation[] observations(TriedUsers tried, long now, String what) {
        String[] names = tried.users.stream()
                .filter(user -> user.today(now) > 0)
                .map(user -> user.name)
                .distinct()
                .limit(NAMES)
                .toArray(String[]::new);
        return new Observation[] {
            new Observation("remote", "refusals", true, Frequency.UNSEEN, new String[] {what}),
            new Observation("remote", "users", true, Frequency.UNSEEN, names)
        };
    }

    /** Whose password is guessed has done nothing: the finding is about the address, and belongs to nobody's story. */
    private static Subject nobody(SignIn signIn) {
        Subject tried = signIn.call().subject();
        return new Subject(
                null,
                null,
                tried.userType(),
                signIn.user(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String remote(SignIn signIn) {
        return String.valueOf(signIn.call().remote().ip());
    }
}
