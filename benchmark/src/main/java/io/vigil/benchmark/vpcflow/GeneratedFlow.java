package io.vigil.benchmark.vpcflow;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.News;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * VPC flow records, version 5: thousands of instances, few of which have most traffic, each with a few peers and services, both directions of what
 * they exchange, beside the internet's usual knocking. Few lines are news: a peer outside or inside, a service or an interface that was not there before.
 */
final class GeneratedFlow implements Load.Line {
    static final String FORMAT =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status instance-id region flow-direction";

    private static final int INSTANCES = 5_000;
    private static final int KNOCKS_OF_100 = 2;
    private static final int PEERS = 8;
    /** The rest of them are on the internet, which is let in at one port only. */
    private static final int PEERS_INSIDE = 4;

    private static final int PUBLIC_SERVICE = 443;
    private static final int[] SERVICES = {443, 443, 443, 443, 5432, 6379, 9092, 80, 53, 3306};
    private static final int PEER = 0;
    private static final int NEIGHBOUR = 1;
    private static final int SERVICE = 2;
    private static final int INTERFACE = 3;
    private static final int KINDS = 4;

    /** What the next record answers; null when it begins something. */
    private @Nullable Exchange open;

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        Exchange answered = number == 0 ? null : open;
        if (answered == null) {
            Exchange begun = Exchange.draw(time, dice);
            open = begun.knock ? null : begun;
            begun.write(to, begun.inbound, dice);
        } else {
            open = null;
            answered.write(to, !answered.inbound, dice);
        }
    }

    /**
     * A conversation, of which each direction is a record; one in fifty is a knock that nobody answers.
     *
     * @param inbound whether the remote side opened it
     * @param peer which of the instance's
     * @param service port of the side that did not open it
     * @param news what of it is; negative: nothing
     */
    private record Exchange(
            long time,
            int instance,
            boolean inbound,
            boolean knock,
            int peer,
            int service,
            int port,
            int news,
            long place) {
        static Exchange draw(long time, RandomGenerator dice) {
            double skew = dice.nextDouble();
            int instance = (int) (INSTANCES * skew * skew);
            int news = News.kind(dice, KINDS);
            boolean knock = news < 0 && dice.nextInt(100) < KNOCKS_OF_100;
            boolean inbound = knock || news != PEER && dice.nextBoolean();
            int peer = dice.nextInt(PEERS);
            int usual = SERVICES[(instance + dice.nextInt(3)) % SERVICES.length];
            int service = inbound && peer >= PEERS_INSIDE ? PUBLIC_SERVICE : usual;
            int port = dice.nextInt(32_768, 61_000);
            return new Exchange(
                    time, instance, inbound, knock, peer, service, port, knock ? PEER : news, dice.nextLong());
        }

        void write(Chunk.Writer to, boolean ingress, RandomGenerator dice) {
            int packets = knock ? 1 : dice.nextInt(2, 60);
            to.text("5 %012d eni-".formatted(100_000_000_042L + instance % 40));
            writeId(to);
            to.text(" ");
            writeEnds(to, ingress);
            to.text(" 6 " + packets + " " + packets * dice.nextInt(52, 900) + " ");
            to.epochTime(time).text(" ").epochTime(time + dice.nextInt(5, 60));
            to.text(knock ? " REJECT OK i-" : " ACCEPT OK i-");
            writeId(to);
            to.text(ingress ? " eu-west-1 ingress" : " eu-west-1 egress");
        }

        private void writeId(Chunk.Writer to) {
            GeneratedFlow.write(
                    to, id(instance), news == INTERFACE, bits -> id(INSTANCES + News.pick(bits, 1 << 30)), place);
        }

        private void writeEnds(Chunk.Writer to, boolean ingress) {
            String local = "10." + instance / 250 % 250 + "." + instance % 250 + ".20";
            if (ingress) {
                writeRemote(to);
                to.text(" " + local + " ");
            } else {
                to.text(local + " ");
                writeRemote(to);
                to.text(" ");
            }
            boolean question = ingress == inbound;
            if (question) {
                to.text(port + " ");
                writeService(to);
            } else {
                writeService(to);
                to.text(" " + port);
            }
        }

        private void writeService(Chunk.Writer to) {
            boolean isNew = news == SERVICE;
            GeneratedFlow.write(
                    to,
                    isNew ? "5432" : Integer.toString(service),
                    isNew,
                    bits -> Integer.toString(1000 + News.pick(bits, 9000)),
                    place);
        }

        private void writeRemote(Chunk.Writer to) {
            switch (news) {
                case PEER ->
                    GeneratedFlow.write(to, "101.100.100.%d".formatted(100 + peer), true, News::address, place);
                case NEIGHBOUR ->
                    GeneratedFlow.write(
                            to, neighbour(instance * (long) PEERS + peer), true, GeneratedFlow::neighbour, place);
                default -> to.text(usualPeer(instance, peer));
            }
        }
    }

    private static String id(int instance) {
        return "%017x".formatted(instance);
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

    private static String usualPeer(int instance, int which) {
        var habit = new SplittableRandom(instance * 31L + which);
        return which < PEERS_INSIDE
                ? "10." + habit.nextInt(20) + "." + habit.nextInt(250) + ".20"
                : (11 + habit.nextInt(80)) + "." + habit.nextInt(256) + "." + habit.nextInt(256) + ".9";
    }
}
