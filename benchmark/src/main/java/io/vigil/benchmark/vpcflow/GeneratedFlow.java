package io.vigil.benchmark.vpcflow;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** VPC flow records, version 5: thousands of instances, each with a few peers and services, beside the internet's usual knocking. */
final class GeneratedFlow implements Load.Line {
    static final String FORMAT =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status instance-id region flow-direction";

    private static final int INSTANCES = 5_000;
    private static final int[] SERVICES = {443, 443, 443, 443, 5432, 6379, 9092, 80, 53, 3306};

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        double skew = dice.nextDouble();
        int instance = (int) (INSTANCES * skew * skew);
        boolean knock = dice.nextInt(50) == 0;
        boolean inbound = knock || dice.nextBoolean();
        String local = "10." + instance / 250 % 250 + "." + instance % 250 + ".20";
        String remote = knock ? anyone(dice) : peer(instance, dice.nextInt(8));
        int service = SERVICES[(instance + dice.nextInt(3)) % SERVICES.length];
        int other = dice.nextInt(32_768, 61_000);
        int packets = knock ? 1 : dice.nextInt(2, 60);

        to.text("5 %012d eni-%017x ".formatted(100_000_000_042L + instance % 40, instance));
        to.text(inbound ? remote + " " + local : local + " " + remote).text(" ");
        to.text(inbound ? other + " " + service : service + " " + other)
                .text(" 6 " + packets + " " + packets * dice.nextInt(52, 900) + " ");
        to.epochTime(time).text(" ").epochTime(time + dice.nextInt(5, 60));
        to.text(knock ? " REJECT" : " ACCEPT").text(" OK i-%017x eu-west-1 ".formatted(instance));
        to.text(inbound ? "ingress" : "egress");
    }

    private static String peer(int instance, int which) {
        var habit = new SplittableRandom(instance * 31L + which);
        return which < 4
                ? "10." + habit.nextInt(20) + "." + habit.nextInt(250) + ".20"
                : (11 + habit.nextInt(80)) + "." + habit.nextInt(256) + "." + habit.nextInt(256) + ".9";
    }

    private static String anyone(RandomGenerator dice) {
        return (11 + dice.nextInt(80)) + "." + dice.nextInt(256) + "." + dice.nextInt(256) + "." + dice.nextInt(1, 255);
    }
}
