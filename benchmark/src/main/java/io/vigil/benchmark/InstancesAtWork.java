package io.vigil.benchmark;

import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import io.vigil.sources.Batch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * So many instances, each with a few conversations a day with its eight peers, half of them on the internet, day after day, but for one in a thousand
 * that is with somebody else. Both halves of one lie in one batch. Made as decoded flows: what they cost is what remembering them costs.
 */
final class InstancesAtWork implements ManyEntities.Work<NetworkFlow> {
    private static final int FLOWS_A_DAY = 24;
    private static final long serialVersionUID = 1;
    /** Monday, 2026-01-05. */
    private static final long START = 1_767_571_200_000L;

    private static final long DAY = 86_400_000L;
    private static final int IN_AN_ACCOUNT = 1_500;
    private static final int IN_A_SUBNET = 50;
    private static final int STRANGE = 1_000;
    private static final int PEERS = 8;
    private static final int[] SERVICES = {443, 443, 443, 80, 5432, 6379, 9092, 3306};

    private final long instances;

    InstancesAtWork(long instances) {
        this.instances = instances;
    }

    @Override
    public String noun() {
        return "instances";
    }

    @Override
    public long entities() {
        return instances;
    }

    @Override
    public int recordsADay() {
        return FLOWS_A_DAY;
    }

    @Override
    public Batch<NetworkFlow> map(Long batch) {
        List<NetworkFlow> flows = new ArrayList<>(BATCH);
        for (long number = batch * BATCH; number < (batch + 1) * BATCH; number += 2) {
            flows.add(flow(number, true));
            flows.add(flow(number, false));
        }
        return new Batch<>(flows, List.of());
    }

    private NetworkFlow flow(long number, boolean sent) {
        long aDay = instances * FLOWS_A_DAY;
        long instance = number % aDay / 2 % instances;
        long dice = Hash.combine(number, 2);
        boolean strange = Math.floorMod(dice, STRANGE) == 0;
        int place = pick(dice, PEERS);
        long peer = strange ? dice : Hash.combine(instance / IN_A_SUBNET, place);
        Ip own = ip(10, instance);
        Ip remote = ip(place < PEERS / 2 ? 52 : 10, peer);
        int service = SERVICES[place];
        int port = 32_768 + pick(dice >>> 16, 28_000);
        long time = START + number / aDay * DAY + (long) ((double) (number % aDay) / aDay * DAY);
        var flow = new NetworkFlowBuilder(owner(instance))
                .line(Hash.combine(number, sent ? 3 : 4))
                .during(time, time + 5_000)
                .protocol(NetworkFlow.TCP, sent ? 3 : 19)
                .traffic(12, sent ? 3_000 : 20_000)
                .accepted(true)
                .direction(sent ? FlowDirection.EGRESS : FlowDirection.INGRESS);
        return sent
                ? flow.source(own, port).destination(remote, service).build()
                : flow.source(remote, service).destination(own, port).build();
    }

    private static FlowOwner owner(long instance) {
        String id = HexFormat.of().toHexDigits(instance);
        return Objects.requireNonNull(new FlowOwner.Builder()
                .set(FlowText.ACCOUNT, Long.toString(100_000_000_000L + instance / IN_AN_ACCOUNT))
                .set(FlowText.REGION, "eu-west-1")
                .set(FlowText.INTERFACE, "eni-0" + id)
                .set(FlowText.INSTANCE, "i-0" + id)
                .set(FlowText.VPC, "vpc-0a1b2c3d")
                .set(FlowText.SUBNET, "subnet-0" + instance / IN_A_SUBNET)
                .build());
    }

    private static Ip ip(int first, long rest) {
        return Objects.requireNonNull(Ip.parse(
                first + "." + pick(rest >>> 16, 256) + "." + pick(rest >>> 8, 256) + "." + (1 + pick(rest, 250))));
    }

    private static int pick(long from, int among) {
        return (int) Math.floorMod(from, (long) among);
    }
}
