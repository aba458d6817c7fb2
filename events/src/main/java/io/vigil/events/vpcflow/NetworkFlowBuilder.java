package io.vigil.events.vpcflow;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;

/** Collects the fields of one {@link NetworkFlow}. What is not set is 0, or not known. */
public final class NetworkFlowBuilder {
    final FlowOwner owner;
    long line;
    long time;
    long end;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    long packets;
    long bytes;
    /** 0 where it is still to be made. */
    long entityHash;

    long sourceOrigin;
    long destinationOrigin;
    int sourcePort;
    int destinationPort;
    int protocol;
    int tcpFlags = -1;
    boolean accepted;
    FlowStatus status = FlowStatus.OK;
    FlowDirection direction = FlowDirection.UNKNOWN;
    ListHit[] hits = ListHit.NONE;

    public NetworkFlowBuilder(FlowOwner owner) {
        this.owner = owner;
        this.entityHash = owner.entityHash();
    }

    NetworkFlowBuilder(NetworkFlow flow) {
        owner = flow.owner;
        line = flow.line;
        time = flow.time;
        end = flow.end;
        sourceHigh = flow.sourceHigh;
        sourceLow = flow.sourceLow;
        destinationHigh = flow.destinationHigh;
        destinationLow = flow.destinationLow;
        packets = flow.packets;
        bytes = flow.bytes;
        sourcePort = flow.sourcePort;
        destinationPort = flow.destinationPort;
        protocol = flow.protocol;
        tcpFlags = flow.tcpFlags;
        accepted = flow.accepted;
        status = flow.status;
        direction = flow.direction;
        entityHash = flow.entityHash;
    }

    /** 64-bit hash of the line, which is the flow's id unless {@link FlowText#ID} is set. */
    public NetworkFlowBuilder line(long hash) {
        line = hash;
        return this;
    }

    /** Start and end of the interval, epoch milliseconds. */
    public NetworkFlowBuilder during(long start, long last) {
        time = start;
        end = last;
        return this;
    }

    /** Other than {@link FlowStatus#OK}: addresses do not count. */
    public NetworkFlowBuilder status(FlowStatus value) {
        status = value;
        return this;
    }

    public NetworkFlowBuilder source(Ip address, int port) {
        sourceHigh = address.high();
        sourceLow = address.low();
        sourcePort = port;
        return this;
    }

    public NetworkFlowBuilder destination(Ip address, int port) {
        destinationHigh = address.high();
        destinationLow = address.low();
        destinationPort = port;
        return this;
    }

    /** IANA number, and the OR of the interval's TCP flags or -1. */
    public NetworkFlowBuilder protocol(int number, int flags) {
        protocol = number;
        tcpFlags = flags;
        return this;
    }

    public NetworkFlowBuilder traffic(long ofPackets, long ofBytes) {
        packets = ofPackets;
        bytes = ofBytes;
        return this;
    }

    public NetworkFlowBuilder accepted(boolean value) {
        accepted = value;
        return this;
    }

    public NetworkFlowBuilder direction(FlowDirection value) {
        direction = value;
        return this;
    }

    public NetworkFlowBuilder origins(Origin ofSource, Origin ofDestination) {
        sourceOrigin = ofSource.packed();
        destinationOrigin = ofDestination.packed();
        return this;
    }

    public NetworkFlowBuilder hits(ListHit[] touched) {
        hits = touched;
        return this;
    }

    public NetworkFlow build() {
        return new NetworkFlow(this);
    }
}
