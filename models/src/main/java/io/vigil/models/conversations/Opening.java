package io.vigil.models.conversations;

import io.vigil.detection.flows.Opener;
import io.vigil.events.vpcflow.NetworkFlow;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a conversation, and how sure that is.
 *
 * @param confidence 0 to 1; 0 where it is not known
 */
public record Opening(Side side, double confidence) {
    /** By whom. Stored by place. */
    public enum Side {
        LOCAL,
        REMOTE,
        UNKNOWN
    }

    static final Opening UNKNOWN = new Opening(Side.UNKNOWN, 0);

    private static final int SYN = 2;
    private static final int ACK = 16;
    private static final double BY_FLAGS = 0.99;
    private static final double BY_PORTS = 0.9;
    private static final double BY_NEAR_PORTS = 0.8;
    private static final double BY_ORDER = 0.7;
    private static final double BY_SILENCE = 0.8;

    /** Of both halves, or of one: the other is null. */
    static Opening of(Half one, @Nullable Half other) {
        @Nullable Half sent = one.outbound ? one : other;
        @Nullable Half received = one.outbound ? other : one;
        Opening flags = byFlags(sent, received);
        if (flags.side() != Side.UNKNOWN) {
            return flags;
        }
        int nearer = Opener.likeness(one.remotePort) - Opener.likeness(one.localPort);
        if (sent == null) {
            // Whatever comes alone was not asked for here, unless it is the rest of an answer.
            return nearer > 0 ? UNKNOWN : new Opening(Side.REMOTE, BY_SILENCE);
        }
        if (nearer != 0) {
            Side side = nearer > 0 ? Side.LOCAL : Side.REMOTE;
            return new Opening(side, Math.abs(nearer) > 1 ? BY_PORTS : BY_NEAR_PORTS);
        }
        return received == null ? new Opening(Side.LOCAL, BY_SILENCE) : byOrder(sent, received);
    }

    /** Whoever sends a bare reset was asked; else the one who came later. */
    private static Opening byOrder(Half sent, Half received) {
        if (sent.isBareReset() != received.isBareReset()) {
            return new Opening(sent.isBareReset() ? Side.REMOTE : Side.LOCAL, BY_NEAR_PORTS);
        }
        if (sent.start == received.start) {
            return UNKNOWN;
        }
        return new Opening(sent.start < received.start ? Side.LOCAL : Side.REMOTE, BY_ORDER);
    }

    /** Whether the log said so: nothing else is needed. */
    boolean isByFlags() {
        return confidence >= BY_FLAGS;
    }

    /** As it was known of an earlier part of the same conversation. */
    static Opening earlier(Side side) {
        return side == Side.UNKNOWN ? UNKNOWN : new Opening(side, BY_PORTS);
    }

    private static Opening byFlags(@Nullable Half sent, @Nullable Half received) {
        Side bySent = sender(sent, Side.LOCAL, Side.REMOTE);
        Side byReceived = sender(received, Side.REMOTE, Side.LOCAL);
        Side side = bySent == Side.UNKNOWN ? byReceived : bySent;
        return side == Side.UNKNOWN ? UNKNOWN : new Opening(side, BY_FLAGS);
    }

    private static Side sender(@Nullable Half half, Side sender, Side receiver) {
        if (half == null || half.protocol != NetworkFlow.TCP || half.flags < 0 || (half.flags & SYN) == 0) {
            return Side.UNKNOWN;
        }
        return (half.flags & ACK) == 0 ? sender : receiver;
    }
}
