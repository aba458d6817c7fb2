package io.vigil.events;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.net.Ip;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One VPC flow log record: packets of one 5-tuple, one way, on one network interface, within one aggregation interval.
 *
 * @param time start of the interval, epoch milliseconds
 * @param end end of the interval, epoch milliseconds
 * @param id hash of the line: identical lines are one record delivered twice
 * @param account owner of the interface
 * @param region null below version 4
 * @param networkInterface {@code eni-…}
 * @param instance {@code i-…}; null below version 3 and for interfaces that are no instance's
 * @param vpc null below version 3
 * @param subnet null below version 3
 * @param status whether the line carries traffic at all; addresses are null and numbers 0 unless {@link Status#OK}
 * @param source address that sent the packets (of the packet itself, {@code pkt-srcaddr}, where the log has it)
 * @param destination address that the packets went to
 * @param protocol IANA number
 * @param tcpFlags OR of the interval's flags: FIN 1, SYN 2, RST 4, SYN-ACK 18; -1 when not recorded
 * @param direction relative to the interface, not who opened the connection
 * @param sourceOrigin what enrichment knows of the source
 * @param destinationOrigin what enrichment knows of the destination
 */
@TypeInfo(StateTypeFactory.class)
public record NetworkFlow(
        long time,
        long end,
        String id,
        String account,
        @Nullable String region,
        String networkInterface,
        @Nullable String instance,
        @Nullable String vpc,
        @Nullable String subnet,
        Status status,
        @Nullable Ip source,
        @Nullable Ip destination,
        int sourcePort,
        int destinationPort,
        int protocol,
        long packets,
        long bytes,
        boolean accepted,
        int tcpFlags,
        Direction direction,
        Origin sourceOrigin,
        Origin destinationOrigin,
        ListHit[] hits)
        implements LogEvent {

    public static final int TCP = 6;
    public static final int UDP = 17;

    private static final Status[] STATUSES = Status.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    /** Value of {@code log-status}. Stored by {@linkplain #code() code}. */
    public enum Status {
        OK(0),
        NODATA(1),
        SKIPDATA(2);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        /** The number that stands for it in savepoints: never changed. */
        int code() {
            return code;
        }

        static Status of(int code) {
            for (Status each : STATUSES) {
                if (each.code == code) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no status has the code " + code);
        }
    }

    /** Value of {@code flow-direction}. Stored by {@linkplain #code() code}. */
    public enum Direction {
        UNKNOWN(0),
        INGRESS(1),
        EGRESS(2);

        private final int code;

        Direction(int code) {
            this.code = code;
        }

        /** The number that stands for it in savepoints: never changed. */
        int code() {
            return code;
        }

        static Direction of(int code) {
            for (Direction each : DIRECTIONS) {
                if (each.code == code) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no direction has the code " + code);
        }
    }

    /**
     * What remembers an instance is keyed by this: the instance where the log has it, else the interface. A log of neither has the address at home,
     * lest all of its flows meet in one hot key: the private one of the two, or the lower one, so that both directions of a conversation meet. Lines
     * without addresses are spread by their ids, like {@linkplain DnsQuery#entity() queries} of nobody.
     */
    public String entity() {
        if (instance != null) {
            return instance;
        }
        return networkInterface.isEmpty() ? vpc + "/" + home() : networkInterface;
    }

    private String home() {
        if (source == null || destination == null) {
            return DnsQuery.share(id);
        }
        boolean isSource =
                source.isPrivate() == destination.isPrivate() ? source.compareTo(destination) <= 0 : source.isPrivate();
        return (isSource ? source : destination).toString();
    }

    /** 64-bit hash of account and {@link #entity()}. */
    @Override
    public long entityHash() {
        return Hash.combine(Hash.of(account), Hash.of(entity()));
    }

    /** The interface, and the instance behind it, without the address: a single record does not always show which of the two is its own. */
    @Override
    public Subject subject() {
        return subject(null);
    }

    /** @param localIp the interface's own address; null when not known */
    public Subject subject(@Nullable Ip localIp) {
        String ip = localIp == null ? null : localIp.toString();
        return new Subject(
                null, null, null, null, null, instance, networkInterface, vpc, subnet, ip, null, null, null, null);
    }

    /** A single record does not show who opened the connection. Its source counts as local, except for one that came in. */
    @Override
    public ConnectionActivity activity() {
        boolean cameIn = direction == Direction.INGRESS;
        return activity("UNKNOWN", cameIn ? destinationPort : sourcePort, cameIn ? sourcePort : destinationPort);
    }

    /** @param opened INBOUND, OUTBOUND or UNKNOWN, by who opened the connection */
    public ConnectionActivity activity(String opened, int localPort, int remotePort) {
        return new ConnectionActivity(opened, protocolName(), !accepted, localPort, remotePort);
    }

    private String protocolName() {
        return switch (protocol) {
            case 1 -> "ICMP";
            case TCP -> "TCP";
            case UDP -> "UDP";
            case 58 -> "ICMPv6";
            default -> Integer.toString(protocol);
        };
    }

    /** Not known from a single record. */
    @Override
    public Remote remote() {
        return Remote.of(null);
    }

    /** Null: that depends on who opened the connection. */
    @Override
    public Detection.@Nullable Role resourceRole() {
        return null;
    }

    /** The same flow with what enrichment learnt of its two addresses. */
    public NetworkFlow withIntel(Origin ofSource, Origin ofDestination, ListHit[] touched) {
        return new NetworkFlow(
                time,
                end,
                id,
                account,
                region,
                networkInterface,
                instance,
                vpc,
                subnet,
                status,
                source,
                destination,
                sourcePort,
                destinationPort,
                protocol,
                packets,
                bytes,
                accepted,
                tcpFlags,
                direction,
                ofSource,
                ofDestination,
                touched);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkFlow flow
                && id.equals(flow.id)
                && time == flow.time
                && account.equals(flow.account)
                && networkInterface.equals(flow.networkInterface)
                && sourceOrigin.equals(flow.sourceOrigin)
                && destinationOrigin.equals(flow.destinationOrigin)
                && Arrays.equals(hits, flow.hits);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Separate, so that code that only builds flows needs no Flink. */
    interface Codec {
        StateCodec<NetworkFlow> CODEC =
                StateCodec.of(1, NetworkFlowForm::write, NetworkFlowForm::read).immutable();
    }
}
