package io.vigil.models.insideguessing;

import io.vigil.events.codec.StateCodec;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Habits;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** With whom one machine has to do at services of its network, and who tries there: 40 bytes for those that never do, 0.6 KB at most. */
final class GuessedServices {
    static final StateCodec<GuessedServices> CODEC =
            StateCodec.of(1, GuessedServices::write, GuessedServices::read).copying(GuessedServices::copy);

    private static final int FAR_SIDES = 32;

    /** Epoch milliseconds of the first conversation of any kind. */
    final long since;

    private Habits farSides;
    private @Nullable Tries tries;

    GuessedServices(long since) {
        this.since = since;
        this.farSides = Habits.from(Days.of(since));
    }

    /** @return whether it had nothing to do with this one, at this service, on a day before */
    boolean isNew(long with, int today) {
        return farSides.use(with, today, FAR_SIDES) > 0;
    }

    Tries tries() {
        Tries known = tries == null ? new Tries() : tries;
        tries = known;
        return known;
    }

    GuessedServices copy() {
        var copy = new GuessedServices(since);
        copy.farSides = farSides.copy();
        copy.tries = tries == null ? null : tries.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        farSides.write(out);
        out.writeBoolean(tries != null);
        if (tries != null) {
            tries.write(out);
        }
    }

    static GuessedServices read(DataInputView in) throws IOException {
        var read = new GuessedServices(in.readLong());
        read.farSides = Habits.read(in);
        read.tries = in.readBoolean() ? Tries.read(in) : null;
        return read;
    }
}
