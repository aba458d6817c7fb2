package io.vigil.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** A signal as one line of JSON: what people look for, and, as {@code recorded}, all of it in the form of savepoints. */
final class SignalLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDED = "recorded";
    private static final int FORM_BYTES = 1024;
    private static final TypeSerializer<Signal> FORM =
            TypeInformation.of(Signal.class).createSerializer(new SerializerConfigImpl());

    private SignalLine() {}

    /** Null for a line that holds no signal, or one of another release's form. */
    static @Nullable Signal read(String line) {
        try {
            byte[] form = JSON.readTree(line).path(RECORDED).binaryValue();
            return form == null ? null : FORM.deserialize(new DataInputDeserializer(form));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] form(Signal signal) {
        var out = new DataOutputSerializer(FORM_BYTES);
        try {
            FORM.serialize(signal, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a signal fits into memory", e);
        }
        return out.getCopyOfBuffer();
    }

    static String of(Signal signal) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("unit", signal.detection().unit());
        line.put("type", signal.detection().type());
        line.put("tactic", signal.detection().tactic().name());
        line.put("technique", signal.detection().technique());
        line.put("severity", signal.detection().severity());
        line.put("account", signal.account());
        line.put("region", signal.region());
        line.put("time", signal.time());
        line.put("since", signal.occurrence().since());
        line.put("principal", signal.subject().principal());
        line.put("instance", signal.subject().instance());
        line.put("entity", signal.subject().entity());
        line.put("remote", signal.remote().ip());
        line.put("api", signal.activity().api());
        line.put("domain", signal.activity().domain());
        line.put("score", signal.score().value());
        line.put("pValue", signal.score().pValue());
        line.put("title", signal.detection().title());
        var ids = line.putArray("eventIds");
        for (String id : signal.evidence().eventIds()) {
            ids.add(id);
        }
        line.put(RECORDED, form(signal));
        return line.toString();
    }
}
