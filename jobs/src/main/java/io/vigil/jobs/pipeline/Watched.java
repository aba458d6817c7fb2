package io.vigil.jobs.pipeline;

import io.vigil.events.Rejected;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.signals.FirstSeen;
import io.vigil.jobs.detections.RoutedSignals;
import io.vigil.jobs.ledger.Deliveries;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What rules and models say of single entities, what is new of these, and input that is no event.
 *
 * @param issuances temporary credentials that were made
 * @param deliveries what came of the logs
 */
record Watched(
        RoutedSignals signals,
        DataStream<FirstSeen> novelties,
        DataStream<CredentialIssuance> issuances,
        DataStream<Rejected> rejected,
        Deliveries deliveries) {
    Watched and(Watched other) {
        return new Watched(
                signals.and(other.signals),
                novelties.union(other.novelties),
                issuances.union(other.issuances),
                rejected.union(other.rejected),
                deliveries.and(other.deliveries));
    }

    Watched with(RoutedSignals others) {
        return new Watched(others, novelties, issuances, rejected, deliveries);
    }
}
