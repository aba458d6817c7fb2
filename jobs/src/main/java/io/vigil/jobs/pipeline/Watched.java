package io.vigil.jobs.pipeline;

import io.vigil.events.CredentialIssuance;
import io.vigil.events.FirstSeen;
import io.vigil.events.Rejected;
import io.vigil.jobs.detections.RoutedSignals;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * What rules and models say of single entities, what is new of these, and input that is no event.
 *
 * @param judged the operators that read the logs; what they took from events for other streams to know leaves by side outputs
 */
record Watched(
        RoutedSignals signals,
        DataStream<FirstSeen> novelties,
        List<SingleOutputStreamOperator<?>> judged,
        DataStream<Rejected> rejected) {
    Watched and(Watched other) {
        return new Watched(
                signals.and(other.signals),
                novelties.union(other.novelties),
                Stream.concat(judged.stream(), other.judged.stream()).toList(),
                rejected.union(other.rejected));
    }

    Watched with(RoutedSignals others) {
        return new Watched(others, novelties, judged, rejected);
    }

    DataStream<CredentialIssuance> issuances() {
        return taken(EnrichAndMatch.ISSUANCES);
    }

    <T> DataStream<T> taken(OutputTag<T> tag) {
        return judged.stream()
                .<DataStream<T>>map(log -> log.getSideOutput(tag))
                .reduce(DataStream::union)
                .orElseThrow();
    }
}
