package io.vigil.intel;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.SpecialPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Answers for addresses seen lately: a look-up in several databases costs microseconds, the same remote talks all day. Plain answers lie flat, and
 * the few that have hits or hold for a time have slots of their own.
 *
 * <p>A fixed number of slots, each for whoever came last. No locks: an entry's fields are final, so a thread sees either a whole entry or none
 * (JLS §17.5), and asks again if it saw the wrong one.
 */
final class RecentAddresses {
    private static final int SLOTS = 1 << 12;
    private static final int FLAT_SLOTS = 1 << 18;

    private static final Answer PRIVATE = Answer.of(AddressClass.PRIVATE);

    private record Known(long high, long low, Answer answer) {}

    private final @Nullable Known[] slots = new Known[SLOTS];
    private final FlatAnswers flat = new FlatAnswers(FLAT_SLOTS);
    private final Knowledge knowledge;
    /** Nothing is known of single addresses of private networks, which most flows have two of. */
    private final boolean privateAreAlike;

    RecentAddresses(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.privateAreAlike = SpecialPurpose.PRIVATE_USE.ranges().stream().noneMatch(knowledge.trusted()::touches);
    }

    Answer answer(Ip ip, long time) {
        if (isPrivate(ip)) {
            return PRIVATE;
        }
        Answer plain = flat.find(ip.high(), ip.low());
        return plain != null ? plain : remembered(ip, time);
    }

    /** As {@link FlatAnswers#origin}: of an address that has no hits, and never will. */
    long plainOrigin(Ip ip) {
        return isPrivate(ip) ? PRIVATE.origin().packed() : flat.origin(ip.high(), ip.low());
    }

    /** And known to be no more than that. */
    private boolean isPrivate(Ip ip) {
        return privateAreAlike && SpecialPurpose.PRIVATE_USE.contains(ip);
    }

    private Answer remembered(Ip ip, long time) {
        int slot = slot(ip);
        Known known = slots[slot];
        if (known != null && known.low == ip.low() && known.high == ip.high() && known.answer.holds(time)) {
            return known.answer;
        }
        Answer answer = knowledge.answer(ip, time);
        if (!flat.keep(ip.high(), ip.low(), answer)) {
            slots[slot] = new Known(ip.high(), ip.low(), answer);
        }
        return answer;
    }

    private static int slot(Ip ip) {
        long mixed = (ip.low() ^ ip.high() * 31) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 52);
    }
}
