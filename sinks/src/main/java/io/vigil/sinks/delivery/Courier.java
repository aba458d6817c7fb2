package io.vigil.sinks.delivery;

import io.vigil.sinks.delivery.Receiver.Receipt;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries what waits in an outbox to one receiver. A receiver or store that fails is asked again, each time after twice as long; until it answers
 * nothing is lost, because the store keeps it.
 */
public final class Courier {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Receiver receiver;
    private final Clock clock;
    private final Consumer<String> log;
    private int failures;
    private long taken;
    private long refused;

    /**
     * @param clock when news of a finding were handed over last
     * @param log takes lines about what failed, was refused or works again
     */
    public Courier(Outbox outbox, Receiver receiver, Clock clock, Consumer<String> log) {
        this.outbox = outbox;
        this.receiver = receiver;
        this.clock = clock;
        this.log = log;
    }

    /** What waits, as far as it goes now. */
    public boolean carry() throws InterruptedException {
        try {
            while (carrySome()) {
                succeeded();
            }
            succeeded();
            return true;
        } catch (IOException | SQLException e) {
            failures++;
            log.accept("failed " + failures + " times, next in "
                    + pause(Duration.ZERO).toSeconds() + " s: " + e.getMessage());
            return false;
        }
    }

    /** @return whether there may be more */
    private boolean carrySome() throws IOException, SQLException, InterruptedException {
        List<Message> waiting = outbox.waiting(receiver.most(), clock.instant());
        if (waiting.isEmpty()) {
            return false;
        }
        Receipt receipt = receiver.hand(waiting);
        outbox.note(receipt, clock.instant());
        taken += receipt.taken().size();
        refused += receipt.refused().size();
        for (Message each : receipt.refused()) {
            log.accept("refused finding " + each.findingId() + ", it is not sent again until it has news");
        }
        if (receipt.taken().size() + receipt.refused().size() < waiting.size()) {
            throw new IOException("it did not take all of " + waiting.size() + " findings");
        }
        return waiting.size() == receiver.most();
    }

    private void succeeded() {
        if (failures > 0) {
            log.accept("works again after " + failures + " failures");
            failures = 0;
        }
    }

    /** How long to wait before the next look. */
    public Duration pause(Duration usual) {
        if (failures == 0) {
            return usual;
        }
        Duration longer = Duration.ofSeconds(1L << Math.min(failures, 30));
        Duration bounded = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return bounded.compareTo(usual) < 0 ? usual : bounded;
    }

    /** Findings handed over since it was made; one that had news counts again. */
    public long taken() {
        return taken;
    }

    /** Findings that the receiver will never take. */
    public long refused() {
        return refused;
    }
}
