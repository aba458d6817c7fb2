package io.vigil.models.anomalousbehavior;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What is remembered of one account: at most 64 KB in a savepoint, and 2 KB for each group. */
@TypeInfo(StateTypeFactory.class)
public final class AccountMemory {
    static final StateCodec<AccountMemory> CODEC =
            StateCodec.of(1, AccountMemory::write, AccountMemory::read).copying(AccountMemory::copy);

    PeerGroup crowd = new PeerGroup();
    Population population = new Population();
    Calibration calibration = new Calibration();
    ReportLimiters reports = new ReportLimiters();
    RollOuts rollOuts = new RollOuts();
    Sprees sprees = new Sprees();
    Groups groups = new Groups();

    AccountMemory() {}

    AccountMemory copy() {
        var copy = new AccountMemory();
        copy.crowd = crowd.copy();
        copy.population = population.copy();
        copy.calibration = calibration.copy();
        copy.reports = reports.copy();
        copy.rollOuts = rollOuts.copy();
        copy.sprees = sprees.copy();
        copy.groups = groups.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        crowd.write(out);
        population.write(out);
        calibration.write(out);
        reports.write(out);
        rollOuts.write(out);
        sprees.write(out);
        groups.write(out);
    }

    static AccountMemory read(DataInputView in) throws IOException {
        var memory = new AccountMemory();
        memory.crowd = PeerGroup.read(in);
        memory.population = Population.read(in);
        memory.calibration = Calibration.read(in);
        memory.reports = ReportLimiters.read(in);
        memory.rollOuts = RollOuts.read(in);
        memory.sprees = Sprees.read(in);
        memory.groups = Groups.read(in);
        return memory;
    }
}
