package io.vigil.benchmark;

import io.vigil.events.Hash;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The findings of the run before in one number, whatever their order: the last state of each, as it is delivered. Two runs over the same load
 * that have the same number found the same. They are kept as bytes, which the collector does not look into: that would be measured, too.
 */
final class FindingDigest extends RichMapFunction<Finding, Finding> {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 2048;

    private static final Map<String, byte[]> LAST = new ConcurrentHashMap<>();

    private transient TypeSerializer<Finding> form;
    private transient DataOutputSerializer written;

    /** @param number of findings */
    record Found(int number, long digest) {
        @Override
        public String toString() {
            return "%,d %016x".formatted(number, digest);
        }
    }

    @Override
    public void open(OpenContext context) {
        form = form();
        written = new DataOutputSerializer(USUAL_BYTES);
    }

    private static TypeSerializer<Finding> form() {
        return TypeInformation.of(Finding.class).createSerializer(new SerializerConfigImpl());
    }

    @Override
    public Finding map(Finding finding) throws IOException {
        written.clear();
        form.serialize(finding, written);
        LAST.put(finding.id(), written.getCopyOfBuffer());
        return finding;
    }

    /** Since the last time this was asked. */
    static Found take() throws IOException {
        TypeSerializer<Finding> form = form();
        long digest = 0;
        for (byte[] finding : LAST.values()) {
            digest += Hash.of(GuardDutyJson.of(form.deserialize(new DataInputDeserializer(finding))));
        }
        var found = new Found(LAST.size(), digest);
        LAST.clear();
        return found;
    }
}
