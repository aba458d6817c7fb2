package io.vigil.models.volume;

import io.vigil.events.Hash;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** About how many different things: a HyperLogLog of 64 registers (Flajolet and others 2007), right within a seventh; exact enough below 50. */
final class DistinctCount {
    private static final int REGISTERS = 64;
    private static final int BITS = 6;
    private static final double ALPHA = 0.709;

    private final byte[] registers = new byte[REGISTERS];

    /** Whether that changes the count. */
    boolean add(long thing) {
        long hash = Hash.combine(thing, 1);
        int register = (int) (hash >>> Long.SIZE - BITS);
        int rank = Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1;
        boolean higher = rank > registers[register];
        registers[register] = (byte) Math.max(registers[register], rank);
        return higher;
    }

    double count() {
        double sum = 0;
        int empty = 0;
        for (byte register : registers) {
            sum += 1.0 / (1L << register);
            empty += register == 0 ? 1 : 0;
        }
        double count = ALPHA * REGISTERS * REGISTERS / sum;
        return count <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log((double) REGISTERS / empty) : count;
    }

    DistinctCount copy() {
        var copy = new DistinctCount();
        System.arraycopy(registers, 0, copy.registers, 0, REGISTERS);
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.write(registers);
    }

    static DistinctCount read(DataInputView in) throws IOException {
        var count = new DistinctCount();
        in.readFully(count.registers);
        return count;
    }
}
