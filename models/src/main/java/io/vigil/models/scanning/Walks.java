package io.vigil.models.scanning;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Walks by port or by machine: at most {@link #MOST}. The one with the least evidence makes room; of equals, the one that was silent longest. */
final class Walks {
    static final int MOST = 12;

    private Walk[] walks = {};

    @Nullable
    Walk find(long key) {
        for (Walk walk : walks) {
            if (walk.key == key) {
                return walk;
            }
        }
        return null;
    }

    Walk of(long key) {
        Walk known = find(key);
        if (known != null) {
            return known;
        }
        var walk = new Walk(key);
        if (walks.length < MOST) {
            walks = Arrays.copyOf(walks, walks.length + 1);
            walks[walks.length - 1] = walk;
        } else {
            walks[least()] = walk;
        }
        return walk;
    }

    private int least() {
        int least = 0;
        for (int at = 1; at < walks.length; at++) {
            boolean less = walks[at].score() < walks[least].score()
                    || walks[at].score() == walks[least].score() && walks[at].latest() < walks[least].latest();
            least = less ? at : least;
        }
        return least;
    }

    double highest() {
        double highest = 0;
        for (Walk walk : walks) {
            highest = Math.max(highest, walk.score());
        }
        return highest;
    }

    /** Whether any was reported lately. */
    boolean reported(long time, long within) {
        return Arrays.stream(walks).anyMatch(walk -> walk.wasReported(time, within));
    }

    Walks copy() {
        var copy = new Walks();
        copy.walks = Arrays.stream(walks).map(Walk::copy).toArray(Walk[]::new);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(walks.length);
        for (Walk walk : walks) {
            walk.write(out);
        }
    }

    static Walks read(DataInputView in) throws IOException {
        var read = new Walks();
        read.walks = new Walk[in.readUnsignedByte()];
        for (int at = 0; at < read.walks.length; at++) {
            read.walks[at] = Walk.read(in);
        }
        return read;
    }
}
