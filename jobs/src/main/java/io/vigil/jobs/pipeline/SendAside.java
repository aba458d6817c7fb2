package io.vigil.jobs.pipeline;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends what {@link EnrichAndMatch} puts aside by the side output that it is for. Flink copies the envelope of each record for each output that its
 * operator has: here, where few records come, there may be many.
 */
final class SendAside extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Aside<?>, Void> {
    private static final long serialVersionUID = 1;

    SendAside() {
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void processElement(StreamRecord<Aside<?>> element) {
        send(element.getValue(), element.getTimestamp());
    }

    private <T> void send(Aside<T> aside, long time) {
        output.collect(aside.tag(), new StreamRecord<>(aside.record(), time));
    }
}
