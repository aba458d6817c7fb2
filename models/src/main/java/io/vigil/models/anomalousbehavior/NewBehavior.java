package io.vigil.models.anomalousbehavior;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.FirstSeenPayload;
import io.vigil.events.signals.PayloadType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a principal showed with one call, and what its profile expected of it. Never changed.
 *
 * @param person the principal is a person, not a machine
 * @param group the role that the principal shares with others; 0 when it shares none
 * @param newcomer the principal has no habits yet
 * @param shown what the call shows, by attribute
 * @param outlook what the account judges a candidate by; null without one
 */
record NewBehavior(
        boolean person,
        long group,
        boolean newcomer,
        Map<Attribute, Shown> shown,
        @Nullable Outlook outlook) implements FirstSeenPayload {

    Shown of(Attribute attribute) {
        return shown.getOrDefault(attribute, Shown.NOTHING);
    }

    long key(Attribute attribute) {
        return of(attribute).key();
    }

    private void write(DataOutputView out) throws IOException {
        out.writeBoolean(person);
        out.writeLong(group);
        out.writeBoolean(newcomer);
        out.writeByte(shown.size());
        for (Map.Entry<Attribute, Shown> each : shown.entrySet()) {
            each.getKey().write(out);
            each.getValue().write(out);
        }
        out.writeBoolean(outlook != null);
        if (outlook != null) {
            outlook.write(out);
        }
    }

    /** @param outlook reads it, as this version of the record has it */
    private static NewBehavior read(DataInputView in, StateCodec.Reader<Outlook> outlook) throws IOException {
        boolean person = in.readBoolean();
        long group = in.readLong();
        boolean newcomer = in.readBoolean();
        Map<Attribute, Shown> shown = new EnumMap<>(Attribute.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            shown.put(Attribute.read(in), Shown.read(in));
        }
        return new NewBehavior(person, group, newcomer, shown, in.readBoolean() ? outlook.read(in) : null);
    }

    /** How it is written. */
    public static final class Type implements PayloadType<NewBehavior> {
        private static final StateCodec<NewBehavior> CODEC = StateCodec.of(
                        2, NewBehavior::write, (DataInputView in) -> read(in, Outlook::read))
                .since(1, in -> read(in, Outlook::readFirst))
                .immutable();

        @Override
        public String id() {
            return "behavior";
        }

        @Override
        public Class<NewBehavior> payload() {
            return NewBehavior.class;
        }

        @Override
        public StateCodec<NewBehavior> codec() {
            return CODEC;
        }
    }
}
