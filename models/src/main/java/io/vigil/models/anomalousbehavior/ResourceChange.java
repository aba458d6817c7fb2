package io.vigil.models.anomalousbehavior;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.CallTies;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import io.vigil.models.baseline.ChangedResource;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A call that changed a resource.
 *
 * @param call the call
 * @param name of the resource, as {@link ChangedResource} reads it
 * @param made the resource did not exist before
 */
@TypeInfo(StateTypeFactory.class)
public record ResourceChange(ApiCall call, String name, boolean made) implements ResourceInput {
    static final StateCodec<ResourceChange> CODEC =
            StateCodec.of(1, ResourceChange::write, ResourceChange::read).immutable();
    private static final StateCodec<ApiCall> CALL = StateCodec.of(ApiCall.class);

    /** Of the account. */
    @Override
    public long key() {
        return Hash.of(call.account());
    }

    @Override
    public long who() {
        return call.entityHash();
    }

    @Override
    public boolean person() {
        return PrincipalKey.isPerson(call);
    }

    @Override
    public long time() {
        return call.time();
    }

    @Override
    public int compareTies(ResourceInput other) {
        return other instanceof ResourceChange change ? CallTies.ORDER.compare(call, change.call) : 1;
    }

    /** Names the resource in its account. */
    long resource() {
        return Hash.of(call.service() + ' ' + name);
    }

    private void write(DataOutputView out) throws IOException {
        CALL.write(call, out);
        StoredText.write(name, out);
        out.writeBoolean(made);
    }

    private static ResourceChange read(DataInputView in) throws IOException {
        return new ResourceChange(CALL.read(in), StoredText.readPresent(in), in.readBoolean());
    }
}
