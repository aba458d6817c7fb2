package io.vigil.benchmark.vpcflow;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.News;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * VPC flow records, version 5: thousands of instances, few of which have most traffic, each with a few peers and services, beside the internet's
 * usual knocking. Few lines are news: a peer outside or inside, a service or an interface that was not there before.
 */
final class GeneratedFlow implements Load.Line {
    static final String FORMAT =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status instance-id region flow-direction";

    private static final int INSTANCES = 5_000;
    private static final int KNOCKS_OF_100 = 2;
    private static final int[] SERVICES = {443, 443, 443, 443, 5432, 6379, 9092, 80, 53, 3306};
    private static final int PEER = 0;
    private static final int NEIGHBOUR = 1;
    private static final int SERVICE = 2;
    private static final int INTERFACE = 3;
    private static final int KINDS = 4;

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        double skew = dice.nextDouble();
        int instance = (int) (INSTANCES * skew * skew);
        int news = News.kind(dice, KINDS);
        long place = dice.nextLong();
        boolean knock = news < 0 && dice.nextInt(100) < KNOCKS_OF_100;
        boolean inbound = knock || news != PEER && dice.nextBoolean();
        int packets = knock ? 1 : dice.nextInt(2, 60);

        to.text("5 %012d eni-".formatted(100_000_000_042L + instance % 40));
        writeId(to, instance, news == INTERFACE, place);
        to.text(" ");
        writeEnds(to, new Ends(instance, inbound, knock ? PEER : news, place), dice);
        to.text(" 6 " + packets + " " + packets * dice.nextInt(52, 900) + " ");
        to.epochTime(time).text(" ").epochTime(time + dice.nextInt(5, 60));
        to.text(knock ? " REJECT OK i-" : " ACCEPT OK i-");
        writeId(to, instance, news == INTERFACE, place);
        to.text(inbound ? " eu-west-1 ingress" : " eu-west-1 egress");
    }

    private static void writeId(Chunk.Writer to, int instance, boolean isNew, long place) {
        write(to, id(instance), isNew, bits -> id(INSTANCES + News.pick(bits, 1 << 30)), place);
    }

    private static String id(int instance) {
        return "%017x".formatted(instance);
    }

    /** @param news what of them is; negative: nothing */
    private record Ends(int instance, boolean inbound, int news, long place) {}

    private static void writeEnds(Chunk.Writer to, Ends ends, RandomGenerator dice) {
        String local = "10." + ends.instance / 250 % 250 + "." + ends.instance % 250 + ".20";
        String service = Integer.toString(SERVICES[(ends.instance + dice.nextInt(3)) % SERVICES.length]);
        String other = Integer.toString(dice.nextInt(32_768, 61_000));
        int peer = dice.nextInt(8);
        if (ends.inbound) {
            writeRemote(to, ends, peer);
            to.text(" " + local + " " + other + " ");
        } else {
            to.text(local + " ");
            writeRemote(to, ends, peer);
            to.text(" " + other + " ");
        }
        boolean isNew = ends.news == SERVICE;
        write(to, isNew ? "5432" : service, isNew, bits -> Integer.toString(1000 + News.pick(bits, 9000)), ends.place);
    }

    private static void writeRemote(Chunk.Writer to, Ends ends, int peer) {
        switch (ends.news) {
            case PEER -> write(to, "101.100.100.%d".formatted(100 + peer), true, News::address, ends.place);
            case NEIGHBOUR ->
                write(to, neighbour(ends.instance * 8L + peer), true, GeneratedFlow::neighbour, ends.place);
            default -> to.text(peer(ends.instance, peer));
        }
    }

    private static void write(Chunk.Writer to, String usual, boolean isNew, LongFunction<String> unusual, long place) {
        if (isNew) {
            to.news(usual.length(), usual, unusual, place);
        } else {
            to.text(usual);
        }
    }

    private static String neighbour(long bits) {
        return "10.%d.%d.20".formatted(100 + News.pick(bits, 100), 100 + News.pick(bits >> 8, 100));
    }

    private static String peer(int instance, int which) {
        var habit = new SplittableRandom(instance * 31L + which);
        return which < 4
                ? "10." + habit.nextInt(20) + "." + habit.nextInt(250) + ".20"
                : (11 + habit.nextInt(80)) + "." + habit.nextInt(256) + "." + habit.nextInt(256) + ".9";
    }
}
