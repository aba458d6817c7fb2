package io.vigil.models.passwordguessing;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.EventIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Who was tried from one address or signed in from it, or the addresses from which one user was tried or signed in: 100 bytes each, at most 10 KB. What was seen longest ago makes room. */
@TypeInfo(StateTypeFactory.class)
public final class TriedUsers {
    static final StateCodec<TriedUsers> CODEC =
            StateCodec.of(1, TriedUsers::write, TriedUsers::read).copying(TriedUsers::copy);

    private static final int MOST = 96;
    private static final long DAY = 86_400_000L;

    final List<TriedUser> users = new ArrayList<>();
    /** Epoch milliseconds of the first refusal of the latest guessing; 0 before the first. */
    long guessedSince;
    /** Epoch milliseconds of the latest refusal that made it guessing. */
    long guessedLast;
    /** Epoch milliseconds until which more of the same is the same finding. */
    long reportedUntil;

    /** Refusals that have followed each other within a day. */
    private EventIds refusals = new EventIds();
    /** Epoch milliseconds of the latest of them. */
    private long refusedLast;

    void refuse(SignIn signIn) {
        if (signIn.time() - refusedLast > DAY) {
            refusals.clear();
        }
        refusals.add(signIn.call().id());
        refusedLast = Math.max(refusedLast, signIn.time());
    }

    /** Ids of the refusals, and of one more event. */
    List<String> refusalsAnd(String event) {
        List<String> all = new ArrayList<>(refusals.list());
        all.remove(event);
        all.add(event);
        return all;
    }

    TriedUser of(SignIn signIn) {
        long who = signIn.who();
        TriedUser known = find(who);
        if (known != null) {
            return known;
        }
        if (users.size() == MOST) {
            users.remove(idlest());
        }
        var user = new TriedUser(who, signIn.name());
        users.add(user);
        return user;
    }

    private @Nullable TriedUser find(long who) {
        for (TriedUser user : users) {
            if (user.who == who) {
                return user;
            }
        }
        return null;
    }

    private int idlest() {
        int idlest = 0;
        for (int at = 1; at < users.size(); at++) {
            idlest = users.get(at).latest() < users.get(idlest).latest() ? at : idlest;
        }
        return idlest;
    }

    TriedUsers copy() {
        var copy = new TriedUsers();
        users.forEach(user -> copy.users.add(user.copy()));
        copy.guessedSince = guessedSince;
        copy.guessedLast = guessedLast;
        copy.reportedUntil = reportedUntil;
        copy.refusals = refusals.copy();
        copy.refusedLast = refusedLast;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(users.size());
        for (TriedUser user : users) {
            user.write(out);
        }
        out.writeLong(guessedSince);
        out.writeLong(guessedLast);
        out.writeLong(reportedUntil);
        refusals.write(out);
        out.writeLong(refusedLast);
    }

    static TriedUsers read(DataInputView in) throws IOException {
        var tried = new TriedUsers();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            tried.users.add(TriedUser.read(in));
        }
        tried.guessedSince = in.readLong();
        tried.guessedLast = in.readLong();
        tried.reportedUntil = in.readLong();
        tried.refusals = EventIds.read(in);
        tried.refusedLast = in.readLong();
        return tried;
    }
}
