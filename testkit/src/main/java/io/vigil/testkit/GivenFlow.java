package io.vigil.testkit;

import io.vigil.events.ListHit;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A VPC flow log record of version 5. */
public final class GivenFlow {
    private final String from;
    private final String to;
    private String account = Given.ACCOUNT;
    private String region = Given.REGION;
    private String networkInterface = "eni-0a1b2c3d4e5f60718";
    private @Nullable String instance;
    private String subnet = "subnet-0a1b2c3d";
    private int sourcePort = 50_000;
    private int destinationPort = 443;
    private int protocol = NetworkFlow.TCP;
    private long packets = 5;
    private long bytes = 500;
    private long seconds = 60;
    private boolean accepted = true;
    private int tcpFlags = -1;
    private FlowDirection direction = FlowDirection.UNKNOWN;
    private @Nullable Origin origin;
    private ListHit[] hits = ListHit.NONE;
    private long time = Given.MONDAY;
    private String id = "";

    GivenFlow(String from, String to) {
        this.from = from;
        this.to = to;
    }

    public GivenFlow ports(int source, int destination) {
        sourcePort = source;
        destinationPort = destination;
        return this;
    }

    /** IANA number. */
    public GivenFlow protocol(int number) {
        protocol = number;
        return this;
    }

    public GivenFlow packets(long number) {
        packets = number;
        return this;
    }

    public GivenFlow bytes(long number) {
        bytes = number;
        return this;
    }

    /** Length of the aggregation interval. */
    public GivenFlow seconds(long number) {
        seconds = number;
        return this;
    }

    public GivenFlow rejected() {
        accepted = false;
        return this;
    }

    public GivenFlow on(String interfaceId) {
        networkInterface = interfaceId;
        return this;
    }

    public GivenFlow instance(String id) {
        instance = id;
        return this;
    }

    public GivenFlow subnet(String id) {
        subnet = id;
        return this;
    }

    /** OR of the interval's TCP flags. */
    public GivenFlow flags(int flags) {
        tcpFlags = flags;
        return this;
    }

    public GivenFlow direction(FlowDirection value) {
        direction = value;
        return this;
    }

    /** What enrichment would have learnt of the public side; without it, only the kinds of the addresses. */
    public GivenFlow origin(Origin learnt) {
        origin = learnt;
        return this;
    }

    public GivenFlow hits(ListHit... touched) {
        hits = touched;
        return this;
    }

    public GivenFlow region(String value) {
        region = value;
        return this;
    }

    public GivenFlow in(String accountId) {
        account = accountId;
        return this;
    }

    public GivenFlow at(long millis) {
        time = millis;
        return this;
    }

    /** Offset from {@link Given#MONDAY}. */
    public GivenFlow at(String offset) {
        return at(Given.at(offset));
    }

    /** Without it, one that follows from what is given for the flow. */
    public GivenFlow id(String value) {
        id = value;
        return this;
    }

    public NetworkFlow build() {
        FlowOwner owner = new FlowOwner.Builder()
                .set(FlowText.ID, id.isEmpty() ? Ids.event(toString()) : id)
                .set(FlowText.ACCOUNT, account)
                .set(FlowText.REGION, region)
                .set(FlowText.INTERFACE, networkInterface)
                .set(FlowText.INSTANCE, instance)
                .set(FlowText.VPC, "vpc-0a1b2c3d")
                .set(FlowText.SUBNET, subnet)
                .build();
        return new NetworkFlowBuilder(Objects.requireNonNull(owner))
                .during(time, time + 1000 * seconds)
                .source(Objects.requireNonNull(Ip.parse(from)), sourcePort)
                .destination(Objects.requireNonNull(Ip.parse(to)), destinationPort)
                .protocol(protocol, tcpFlags)
                .traffic(packets, bytes)
                .accepted(accepted)
                .direction(direction)
                .origins(originOf(from), originOf(to))
                .hits(hits)
                .build();
    }

    private Origin originOf(String address) {
        return origin != null && Addresses.kind(address) == AddressClass.PUBLIC ? origin : Addresses.origin(address);
    }

    @Override
    public String toString() {
        return Arrays.asList(
                        time,
                        account,
                        networkInterface,
                        from,
                        to,
                        sourcePort,
                        destinationPort,
                        protocol,
                        packets,
                        bytes,
                        accepted,
                        tcpFlags)
                .toString();
    }
}
