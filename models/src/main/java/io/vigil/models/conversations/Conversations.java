package io.vigil.models.conversations;

import io.vigil.detection.flows.Sides;
import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of one machine together: each waits for the other half of its conversation, for {@link #PATIENCE} of event time. Most
 * find it within the second, so that little waits: typically ten halves, at most {@link #MOST}. A machine that has more at once, such as a
 * scanner or a gateway, is followed in a sample: of its conversations every second one, every fourth, and so on, by the hash of their ports
 * and addresses, so that both halves of one are in it or neither.
 */
final class Conversations {
    /** Within it an answer's first packet follows a question's. */
    static final long PATIENCE = 30_000;

    static final int MOST = 1_024;

    private static final Comparator<Half> ORDER =
            Comparator.<Half>comparingLong(half -> half.start).thenComparingLong(half -> half.key);
    private static final long SWEEP = 5_000;
    private static final int FEWEST_PLACES = 8;

    private OwnAddresses own = new OwnAddresses();
    /** Open addressing, by key; twice as long as it is full, at least. */
    private @Nullable Half[] places = new Half[FEWEST_PLACES];

    private int size;
    private Answered answered = new Answered();
    private Listening listening = new Listening();

    /** One of 2^level conversations is followed. */
    private int level;
    /** Number of the latest sweep: event time by {@link #SWEEP}. */
    private long swept;
    /** Epoch milliseconds from when, and until when, records were missing lately: silence proves nothing. */
    private long blindFrom;

    private long blindUntil;

    /** @param out takes each conversation that the record ends */
    void see(NetworkFlow flow, Consumer<Conversation> out) {
        sweep(flow, out);
        Ip source = flow.source();
        Ip destination = flow.destination();
        if (source == null || destination == null) {
            miss(flow);
            return;
        }
        Sides side = own.side(flow);
        if (side == Sides.UNKNOWN) {
            return;
        }
        Half half = Half.of(flow, side);
        if (isPassing(flow, half) || (half.key & (1L << level) - 1) != 0) {
            return;
        }
        if (flow.accepted()) {
            join(half, flow, out);
        } else {
            Opening opening = listening.learn(half, Opening.of(half, null), false);
            out.accept(conversation(half, null, Outcome.REFUSED, flow, opening));
        }
    }

    private void miss(NetworkFlow flow) {
        if (flow.status() == FlowStatus.SKIPDATA) {
            blindFrom = flow.time() > blindUntil ? flow.time() : blindFrom;
            blindUntil = Math.max(blindUntil, flow.end());
        }
    }

    private boolean wasBlind(Half half) {
        return half.start <= blindUntil && half.start + PATIENCE >= blindFrom;
    }

    /** A gateway's or a firewall's interface shows packets on their way: what comes in is addressed to somebody else. */
    private static boolean isPassing(NetworkFlow flow, Half half) {
        return flow.direction() != FlowDirection.UNKNOWN
                && half.local.isV4()
                && !Sides.isInternal(half.local)
                && Sides.isInternal(half.remote);
    }

    private void join(Half half, NetworkFlow flow, Consumer<Conversation> out) {
        int at = place(half.key);
        Half waiting = places[at];
        if (waiting == null) {
            places[at] = half;
            size++;
            grow();
        } else if (waiting.outbound == half.outbound) {
            waiting.add(half);
        } else {
            remove(at);
            Opening opening = listening.learn(half, Opening.of(half, waiting), Half.haveContent(half, waiting));
            answered.note(half.key, opening.side());
            out.accept(conversation(half, waiting, outcome(half, waiting, opening), flow, opening));
        }
    }

    /** Nothing else came: it is the rest of a conversation that was answered, or was never answered. */
    private void giveUp(Half half, NetworkFlow flow, Consumer<Conversation> out) {
        Opening.Side opener = answered.opener(half.key);
        if (opener != null) {
            out.accept(conversation(half, null, Outcome.OPEN, flow, Opening.earlier(opener)));
        } else if (!wasBlind(half)) {
            Opening opening = listening.learn(half, Opening.of(half, null), false);
            out.accept(conversation(half, null, Outcome.SILENT, flow, opening));
        }
    }

    private static Outcome outcome(Half half, Half other, Opening opening) {
        Half answer = half.outbound == (opening.side() == Opening.Side.REMOTE) ? half : other;
        if (answer.isReset()) {
            return Outcome.REFUSED;
        }
        return Half.haveContent(half, other) ? Outcome.CONTENT : Outcome.OPEN;
    }

    private Conversation conversation(
            Half one, @Nullable Half other, Outcome outcome, NetworkFlow flow, Opening opening) {
        Half sent = one.outbound ? one : other;
        Half received = one.outbound ? other : one;
        return new Conversation(
                flow,
                one.local,
                one.remote,
                one.localPort,
                one.remotePort,
                one.protocol,
                opening,
                outcome,
                other == null ? one.start : Math.min(one.start, other.start),
                other == null ? one.end : Math.max(one.end, other.end),
                sent == null ? Conversation.Traffic.NONE : sent.traffic(),
                received == null ? Conversation.Traffic.NONE : received.traffic(),
                new Origin(one.origin),
                !Sides.isInternal(one.remote) && !Sides.areOfOneNetwork(one.local, one.remote),
                1 << level);
    }

    /** Gives up on halves that have waited long enough. */
    private void sweep(NetworkFlow flow, Consumer<Conversation> out) {
        if (flow.time() / SWEEP <= swept) {
            return;
        }
        swept = flow.time() / SWEEP;
        answered.turnTo(flow.time());
        long until = swept * SWEEP - PATIENCE;
        for (Half half : startedBefore(until)) {
            remove(place(half.key));
            giveUp(half, flow, out);
        }
        if (size < MOST / 8 && level > 0) {
            level--;
        }
        if (places.length > FEWEST_PLACES && size * 16 < places.length) {
            keep(waiting());
        }
    }

    /** In their order. A loop, since every machine is swept every few seconds and mostly has nothing to give up. */
    private List<Half> startedBefore(long until) {
        List<Half> over = List.of();
        for (Half half : places) {
            if (half != null && half.start < until) {
                over = over.isEmpty() ? new ArrayList<>() : over;
                over.add(half);
            }
        }
        if (over.size() > 1) {
            over.sort(ORDER);
        }
        return over;
    }

    private Half[] waiting() {
        return Arrays.stream(places).filter(half -> half != null).toArray(Half[]::new);
    }

    private int place(long key) {
        int at = (int) (key >>> 32) & places.length - 1;
        Half there = places[at];
        while (there != null && there.key != key) {
            at = at + 1 & places.length - 1;
            there = places[at];
        }
        return at;
    }

    private void remove(int at) {
        places[at] = null;
        size--;
        int next = at + 1 & places.length - 1;
        for (Half moved = places[next]; moved != null; moved = places[next]) {
            places[next] = null;
            places[place(moved.key)] = moved;
            next = next + 1 & places.length - 1;
        }
    }

    private void grow() {
        if (size > MOST) {
            level++;
            keep(Arrays.stream(places)
                    .filter(half -> half != null && (half.key & (1L << level) - 1) == 0)
                    .toArray(Half[]::new));
        } else if (2 * size > places.length) {
            keep(waiting());
        }
    }

    private void keep(Half[] halves) {
        size = halves.length;
        places = new Half[Math.max(FEWEST_PLACES, Integer.highestOneBit(size) << 2)];
        for (Half half : halves) {
            places[place(half.key)] = half;
        }
    }

    Listening listening() {
        return listening;
    }

    /** Goes on with ports that were stored beside. */
    void follow(Listening stored) {
        listening = stored;
    }

    Conversations copy() {
        var copy = new Conversations();
        copy.own = own.copy();
        copy.keep(Arrays.stream(waiting()).map(Half::copy).toArray(Half[]::new));
        copy.answered = answered.copy();
        copy.listening = listening.copy();
        copy.level = level;
        copy.swept = swept;
        copy.blindFrom = blindFrom;
        copy.blindUntil = blindUntil;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        own.write(out);
        out.writeShort(size);
        Half[] halves = waiting();
        Arrays.sort(halves, ORDER);
        for (Half half : halves) {
            half.write(out);
        }
        answered.write(out);
        out.writeByte(level);
        SmallNumber.write(swept, out);
        SmallNumber.write(blindFrom, out);
        SmallNumber.write(blindUntil, out);
    }

    static Conversations read(DataInputView in) throws IOException {
        var conversations = new Conversations();
        conversations.own = OwnAddresses.read(in);
        var halves = new Half[in.readUnsignedShort()];
        for (int at = 0; at < halves.length; at++) {
            halves[at] = Half.read(in);
        }
        conversations.keep(halves);
        conversations.answered = Answered.read(in);
        conversations.level = in.readByte();
        conversations.swept = SmallNumber.read(in);
        conversations.blindFrom = SmallNumber.read(in);
        conversations.blindUntil = SmallNumber.read(in);
        return conversations;
    }
}
