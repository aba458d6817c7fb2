package io.vigil.models.instancecredentials;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a use of an instance's credentials shows of all instances with the same role.
 *
 * @param role hash of the role's id; 0 where no credentials of an instance are used
 * @param tool hash of the agent
 * @param otherTool whether the tool is what is odd about the use
 */
record FleetUse(long role, long tool, boolean otherTool) {
    static final FleetUse NONE = new FleetUse(0, 0, false);

    static FleetUse of(ApiCall call, String agent, boolean otherTool) {
        String principal = call.textOr(ApiField.PRINCIPAL, "");
        int session = principal.indexOf(':');
        return new FleetUse(
                Hash.of(session < 0 ? principal : principal.substring(0, session)), Hash.of(agent), otherTool);
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(role);
        out.writeLong(tool);
        out.writeBoolean(otherTool);
    }

    static FleetUse read(DataInputView in) throws IOException {
        return new FleetUse(in.readLong(), in.readLong(), in.readBoolean());
    }
}
