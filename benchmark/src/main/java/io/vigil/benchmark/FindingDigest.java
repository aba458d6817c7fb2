package io.vigil.benchmark;

import io.vigil.events.Hash;
import io.vigil.findings.Finding;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The findings of the run before in one number, whatever their order: the last state of each, as it is delivered. Two runs over the same load
 * that have the same number found the same. Of each only a hash is kept: a collector that looks after all of them would be measured, too.
 */
final class FindingDigest extends RichMapFunction<Finding, Finding> {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 2048;

    /** By id. */
    private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

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
        form = TypeInformation.of(Finding.class).createSerializer(new SerializerConfigImpl());
        written = new DataOutputSerializer(USUAL_BYTES);
    }

    @Override
    public Finding map(Finding finding) throws IOException {
        written.clear();
        form.serialize(finding, written);
        LAST.put(finding.id(), Hash.ofLine(written.getSharedBuffer(), 0, written.length()));
        return finding;
    }

    /** Since the last time this was asked. */
    static Found take() {
        var found = new Found(
                LAST.size(), LAST.values().stream().mapToLong(Long::longValue).sum());
        LAST.clear();
        return found;
    }
}
