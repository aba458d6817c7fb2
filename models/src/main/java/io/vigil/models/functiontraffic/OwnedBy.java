package io.vigil.models.functiontraffic;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.StoredText;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Whose interface it is.
 *
 * @param function name of the function that was last known to run behind it
 */
@TypeInfo(StateTypeFactory.class)
public record OwnedBy(String function) {
    static final StateCodec<OwnedBy> CODEC =
            StateCodec.of(1, OwnedBy::write, OwnedBy::read).immutable();

    private void write(DataOutputView out) throws IOException {
        StoredText.write(function, out);
    }

    private static OwnedBy read(DataInputView in) throws IOException {
        return new OwnedBy(StoredText.readPresent(in));
    }
}
