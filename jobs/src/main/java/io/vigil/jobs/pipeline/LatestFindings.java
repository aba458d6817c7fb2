package io.vigil.jobs.pipeline;

import io.vigil.findings.Finding;
import io.vigil.flink.OperatorIds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gathers findings for a second, and passes on the last state of each: whoever submitted the job keeps nothing else, and is sent each through a network.
 * What is gathered goes ahead of a checkpoint, so nothing of it is state.
 */
public final class LatestFindings extends AbstractStreamOperator<Finding>
        implements OneInputStreamOperator<Finding, Finding> {
    static final int FULL = 10_000;
    static final long WAIT_MILLIS = 1000;

    private static final long serialVersionUID = 1;

    private transient Map<String, Finding> waiting;
    /** Of what waits; null while nothing does. Flink fails the task with what it throws. */
    private transient @Nullable Future<?> timer;

    LatestFindings() {
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    /** @param findings those of one id all in one task */
    public static DataStream<Finding> of(DataStream<Finding> findings) {
        return findings.transform("latest of findings", findings.getType(), new LatestFindings())
                .uid(OperatorIds.LATEST_FINDINGS);
    }

    @Override
    public void open() throws Exception {
        super.open();
        waiting = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Finding> element) {
        Finding finding = element.getValue();
        waiting.put(finding.id(), finding);
        if (waiting.size() >= FULL) {
            passOn();
        } else if (timer == null) {
            var clock = getProcessingTimeService();
            timer = clock.registerTimer(clock.getCurrentProcessingTime() + WAIT_MILLIS, time -> {
                timer = null;
                passOn();
            });
        }
    }

    private void passOn() {
        waiting.values().forEach(finding -> output.collect(new StreamRecord<>(finding, finding.updatedAt())));
        waiting.clear();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        passOn();
        super.prepareSnapshotPreBarrier(checkpoint);
    }

    @Override
    public void finish() throws Exception {
        passOn();
        super.finish();
    }
}
