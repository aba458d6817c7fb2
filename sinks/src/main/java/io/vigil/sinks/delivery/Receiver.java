package io.vigil.sinks.delivery;

import java.io.IOException;
import java.util.List;

/** Another tool. Used by one thread. */
public interface Receiver extends AutoCloseable {
    /** How many messages it takes at once. */
    int most();

    /**
     * Hands over messages.
     *
     * @param messages {@link #most} at most
     * @return which of them are done with; those that it does not name are sent again later
     * @throws IOException when it is not known of any whether it arrived: all are sent again later. The message holds no secret
     */
    Receipt hand(List<Message> messages) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /**
     * What a receiver answered.
     *
     * @param taken what it has now
     * @param refused what it will never take, however often it is sent
     */
    record Receipt(List<Message> taken, List<Message> refused) {
        public static Receipt all(List<Message> messages) {
            return new Receipt(messages, List.of());
        }
    }
}
