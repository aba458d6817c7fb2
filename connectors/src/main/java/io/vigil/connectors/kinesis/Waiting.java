package io.vigil.connectors.kinesis;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the live job waits for what may still come.
 *
 * @param disorder how much earlier than the latest event of its shard an event may arrive and still be in order
 * @param delivery the longest way of an event into the stream: when a shard was read to its end, all older ones are taken to have come
 * @param idleAfter a shard that was read to its end and brings no event this long holds nobody up
 */
public record Waiting(Duration disorder, Duration delivery, Duration idleAfter) implements Serializable {
    long disorderMillis() {
        return disorder.toMillis();
    }

    long deliveryMillis() {
        return delivery.toMillis();
    }

    long idleMillis() {
        return idleAfter.toMillis();
    }
}
