package io.vigil.detection.flows;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.events.net.SpecialPurpose;
import io.vigil.events.signals.Detection;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which address of a flow is the interface's own. */
public enum Sides {
    SOURCE_IS_LOCAL,
    DESTINATION_IS_LOCAL,
    UNKNOWN;

    /** No remote of the internet has one of these. IPv6 link-local addresses are omitted: flow logs do not show them. */
    private static final List<SpecialPurpose> INTERNAL = List.of(
            SpecialPurpose.PRIVATE_USE, SpecialPurpose.SHARED, SpecialPurpose.LINK_LOCAL, SpecialPurpose.UNIQUE_LOCAL);

    /** Of the upper half of an IPv6 address, what is the VPC's own to give. */
    private static final int HOST_BITS = 64 - 56;

    /** By first octet of an IPv4 address: whether some that begin so are among these. */
    private static final boolean[] OCTETS = octets();

    private static boolean[] octets() {
        var octets = new boolean[256];
        for (SpecialPurpose purpose : INTERNAL) {
            purpose.ranges().stream().filter(IpRange::isV4).forEach(range -> {
                int first = (int) (range.from().low() >>> 24) & 0xff;
                int last = (int) (range.to().low() >>> 24) & 0xff;
                Arrays.fill(octets, first, last + 1, true);
            });
        }
        return octets;
    }

    /** From the direction where the log has it, else by a private address that talks to a public one. */
    public static Sides of(NetworkFlow flow) {
        if (flow.direction() != FlowDirection.UNKNOWN) {
            return flow.direction() == FlowDirection.EGRESS ? SOURCE_IS_LOCAL : DESTINATION_IS_LOCAL;
        }
        boolean internalSource = isInternal(flow.source());
        if (internalSource == isInternal(flow.destination())) {
            return UNKNOWN;
        }
        return internalSource ? SOURCE_IS_LOCAL : DESTINATION_IS_LOCAL;
    }

    // By index, and by the first octet before: it is asked of every flow.
    public static boolean isInternal(@Nullable Ip ip) {
        if (ip == null || ip.isV4() && !OCTETS[(int) (ip.low() >>> 24) & 0xff]) {
            return false;
        }
        for (int at = 0; at < INTERNAL.size(); at++) {
            if (INTERNAL.get(at).contains(ip)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether neither is on the internet, as seen from the other: both internal, or of one block of IPv6, whose addresses are all public. AWS gives each
     * VPC one of 56 bits.
     */
    public static boolean areOfOneNetwork(@Nullable Ip one, @Nullable Ip other) {
        if (one == null || other == null || one.isV4() != other.isV4()) {
            return false;
        }
        boolean ofOneBlock = !one.isV4() && one.high() >>> HOST_BITS == other.high() >>> HOST_BITS;
        return ofOneBlock || isInternal(one) && isInternal(other);
    }

    /**
     * The flow from the interface's side.
     *
     * @param remote the far address, where another source has it; null when it has to be inferred
     */
    public static Connection seen(NetworkFlow flow, @Nullable String remote) {
        return switch (remote == null ? of(flow) : opposite(flow, remote)) {
            case SOURCE_IS_LOCAL -> connection(flow, Opener.SENDER);
            case DESTINATION_IS_LOCAL -> connection(flow, Opener.RECEIVER);
            case UNKNOWN -> new Connection(null, null, flow.destinationPort(), flow.sourcePort(), "UNKNOWN", null);
        };
    }

    private static Sides opposite(NetworkFlow flow, String remote) {
        return isSource(flow, remote) ? DESTINATION_IS_LOCAL : SOURCE_IS_LOCAL;
    }

    /** Whether this address is the flow's sender rather than its receiver; also where the log shows it as a NAT64 gateway writes it. */
    public static boolean isSource(NetworkFlow flow, String address) {
        if (address.equals(String.valueOf(flow.source()))) {
            return true;
        }
        return flow.source() != null
                && SpecialPurpose.NAT64.contains(flow.source())
                && !address.equals(String.valueOf(flow.destination()));
    }

    private static Connection connection(NetworkFlow flow, Opener local) {
        boolean source = local == Opener.SENDER;
        Opener opener = Opener.of(flow);
        boolean outbound = opener == local;
        Detection.Role role = outbound ? Detection.Role.ACTOR : Detection.Role.TARGET;
        return new Connection(
                source ? flow.source() : flow.destination(),
                source ? flow.destination() : flow.source(),
                source ? flow.sourcePort() : flow.destinationPort(),
                source ? flow.destinationPort() : flow.sourcePort(),
                opener == Opener.UNKNOWN ? "UNKNOWN" : outbound ? "OUTBOUND" : "INBOUND",
                opener == Opener.UNKNOWN ? null : role);
    }
}
