package io.vigil.models.anomalousbehavior;

import io.vigil.events.NoveltyPayload;
import io.vigil.events.PayloadType;
import io.vigil.events.codec.StateCodec;
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
 * @param shown what the call tells, by attribute
 * @param outlook what the account judges a candidate by; null without one
 */
record BehaviorNovelty(
        boolean person,
        Map<Attribute, Shown> shown,
        @Nullable Outlook outlook) implements NoveltyPayload {

    Shown of(Attribute attribute) {
        return shown.getOrDefault(attribute, Shown.NOTHING);
    }

    long key(Attribute attribute) {
        return of(attribute).key();
    }

    private void write(DataOutputView out) throws IOException {
        out.writeBoolean(person);
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

    private static BehaviorNovelty read(DataInputView in) throws IOException {
        boolean person = in.readBoolean();
        Map<Attribute, Shown> shown = new EnumMap<>(Attribute.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            shown.put(Attribute.read(in), Shown.read(in));
        }
        return new BehaviorNovelty(person, shown, in.readBoolean() ? Outlook.read(in) : null);
    }

    /** How it is written. */
    public static final class Type implements PayloadType<BehaviorNovelty> {
        private static final StateCodec<BehaviorNovelty> CODEC =
                StateCodec.of(1, BehaviorNovelty::write, BehaviorNovelty::read).immutable();

        @Override
        public String id() {
            return "behavior";
        }

        @Override
        public Class<BehaviorNovelty> payload() {
            return BehaviorNovelty.class;
        }

        @Override
        public StateCodec<BehaviorNovelty> codec() {
            return CODEC;
        }
    }
}
