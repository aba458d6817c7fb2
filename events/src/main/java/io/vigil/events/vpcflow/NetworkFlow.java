package io.vigil.events.vpcflow;

import io.vigil.events.Hash;
import io.vigil.events.ListHit;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.AnonymousShare;
import io.vigil.events.logs.LogEvent;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Remote;
import io.vigil.events.signals.Subject;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One VPC flow log record: packets of one 5-tuple, one way, on one network interface, within one aggregation interval.
 *
 * <p>Immutable, and made of numbers; its texts are those of its {@linkplain FlowOwner owner}. Only decoders and tests build one, through
 * {@link NetworkFlowBuilder}.
 */
@TypeInfo(StateTypeFactory.class)
public final class NetworkFlow implements LogEvent {
    public static final int TCP = 6;
    public static final int UDP = 17;

    final long line;
    final FlowOwner owner;
    final long time;
    final long end;
    final long entityHash;
    final long sourceHigh;
    final long sourceLow;
    final long destinationHigh;
    final long destinationLow;
    final long packets;
    final long bytes;
    final long sourceOrigin;
    final long destinationOrigin;
    final char sourcePort;
    final char destinationPort;
    final short protocol;
    final short tcpFlags;
    final boolean accepted;
    private final boolean hasGivenId;
    final FlowStatus status;
    final FlowDirection direction;
    final ListHit[] hits;

    NetworkFlow(NetworkFlowBuilder from) {
        this.line = from.line;
        this.owner = from.owner;
        this.time = from.time;
        this.end = from.end;
        this.sourceHigh = from.sourceHigh;
        this.sourceLow = from.sourceLow;
        this.destinationHigh = from.destinationHigh;
        this.destinationLow = from.destinationLow;
        this.packets = from.packets;
        this.bytes = from.bytes;
        this.sourceOrigin = from.sourceOrigin;
        this.destinationOrigin = from.destinationOrigin;
        this.sourcePort = (char) from.sourcePort;
        this.destinationPort = (char) from.destinationPort;
        this.protocol = (short) from.protocol;
        this.tcpFlags = (short) from.tcpFlags;
        this.accepted = from.accepted;
        this.hasGivenId = owner.has(FlowText.ID);
        this.status = from.status;
        this.direction = from.direction;
        this.hits = from.hits;
        this.entityHash = from.entityHash != 0 ? from.entityHash : Hash.combine(Hash.of(account()), Hash.of(entity()));
    }

    /** Start of the interval, epoch milliseconds. */
    @Override
    public long time() {
        return time;
    }

    /** End of the interval, epoch milliseconds. */
    public long end() {
        return end;
    }

    /** Hash of the line: identical lines are one record delivered twice. */
    @Override
    public String id() {
        String given = owner.text(FlowText.ID);
        return given != null ? given : HexFormat.of().toHexDigits(line);
    }

    /** As the order of {@link #id}, without making it, or a look at the owners. */
    public int compareIds(NetworkFlow other) {
        return hasGivenId || other.hasGivenId ? id().compareTo(other.id()) : Long.compareUnsigned(line, other.line);
    }

    @Override
    public String account() {
        return owner.textOrEmpty(FlowText.ACCOUNT);
    }

    @Override
    public @Nullable String region() {
        return owner.text(FlowText.REGION);
    }

    public String networkInterface() {
        return owner.textOrEmpty(FlowText.INTERFACE);
    }

    /** {@code i-…}; null below version 3 and for interfaces that are no instance's. */
    public @Nullable String instance() {
        return owner.text(FlowText.INSTANCE);
    }

    /** Null below version 3, like the subnet. */
    public @Nullable String vpc() {
        return owner.text(FlowText.VPC);
    }

    public boolean hasInstance() {
        return owner.has(FlowText.INSTANCE);
    }

    public @Nullable String subnet() {
        return owner.text(FlowText.SUBNET);
    }

    /** Whether the line carries traffic at all; addresses are null and numbers 0 unless {@link FlowStatus#OK}. */
    public FlowStatus status() {
        return status;
    }

    /** Address that sent the packets (of the packet itself, {@code pkt-srcaddr}, where the log has it). */
    public @Nullable Ip source() {
        return status == FlowStatus.OK ? new Ip(sourceHigh, sourceLow) : null;
    }

    public @Nullable Ip destination() {
        return status == FlowStatus.OK ? new Ip(destinationHigh, destinationLow) : null;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    public int protocol() {
        return protocol;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    public boolean accepted() {
        return accepted;
    }

    /** OR of the interval's flags: FIN 1, SYN 2, RST 4, SYN-ACK 18; -1 when not recorded. */
    public int tcpFlags() {
        return tcpFlags;
    }

    /** Relative to the interface, not who opened the connection. */
    public FlowDirection direction() {
        return direction;
    }

    public Origin sourceOrigin() {
        return new Origin(sourceOrigin);
    }

    public Origin destinationOrigin() {
        return new Origin(destinationOrigin);
    }

    @Override
    public ListHit[] hits() {
        return hits;
    }

    /**
     * What remembers an instance is keyed by this: the instance where the log has it, else the interface. A log of neither has the address at home,
     * lest all of its flows meet in one hot key: the private one of the two, or the lower one, so that both directions of a conversation meet. Lines
     * without addresses are spread by their ids, as {@linkplain AnonymousShare anonymous shares}.
     */
    public String entity() {
        return FlowDescription.entity(this);
    }

    @Override
    public long entityHash() {
        return entityHash;
    }

    @Override
    public long placeHash() {
        return owner.placeHash();
    }

    @Override
    public UnreadText line() {
        return FlowLine.of(this);
    }

    /** The interface, and the instance behind it, without the address: a single record does not always show which of the two is its own. */
    @Override
    public Subject subject() {
        return subject(null);
    }

    /** @param localIp the interface's own address; null when not known */
    public Subject subject(@Nullable Ip localIp) {
        return FlowDescription.subject(this, localIp);
    }

    @Override
    public ConnectionActivity activity() {
        return FlowDescription.activity(this);
    }

    /** @param opened INBOUND, OUTBOUND or UNKNOWN, by who opened the connection */
    public ConnectionActivity activity(String opened, int localPort, int remotePort) {
        return new ConnectionActivity(
                opened, ConnectionActivity.protocolName(protocol), !accepted, localPort, remotePort);
    }

    /** Not known from a single record. */
    @Override
    public Remote remote() {
        return Remote.of(null);
    }

    @Override
    public Detection.@Nullable Role resourceRole() {
        return null; // That depends on who opened the connection.
    }

    /** The same flow with what enrichment learnt of its two addresses. */
    public NetworkFlow withIntel(Origin ofSource, Origin ofDestination, ListHit[] touched) {
        return new NetworkFlowBuilder(this)
                .origins(ofSource, ofDestination)
                .hits(touched)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkFlow flow
                && time == flow.time
                && line == flow.line
                && sourceOrigin == flow.sourceOrigin
                && destinationOrigin == flow.destinationOrigin
                && owner.equals(flow.owner)
                && Arrays.equals(hits, flow.hits);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(time + line) * 31 + owner.hashCode();
    }

    /** Separate, so that code that only builds flows needs no Flink. */
    interface Codec {
        StateCodec<NetworkFlow> CODEC =
                StateCodec.of(1, NetworkFlowForm::write, NetworkFlowForm::read).immutable();
    }
}
