package io.vigil.benchmark.dns;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import io.vigil.benchmark.load.News;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * Resolver query records: thousands of instances, few of which ask most, for their usual names, now and then for one that does not exist. Few
 * queries are news: a host, a domain, a domain that does not exist or an instance that was not there before.
 */
final class GeneratedQuery implements Load.Line {
    private static final int INSTANCES = 5_000;
    private static final String[] WORDS = {
        "api", "orders", "static", "metrics", "login", "queue", "cache", "images", "mail", "search", "assets", "events"
    };
    /** Which everybody asks for. */
    private static final String[] COMMON = {
        "sts.eu-west-1.amazonaws.com.",
        "s3.eu-west-1.amazonaws.com.",
        "ec2messages.eu-west-1.amazonaws.com.",
        "ssm.eu-west-1.amazonaws.com.",
        "logs.eu-west-1.amazonaws.com.",
        "monitoring.eu-west-1.amazonaws.com.",
        "api.ecr.eu-west-1.amazonaws.com.",
        "kms.eu-west-1.amazonaws.com.",
        "deb.debian.org.",
        "pypi.org.",
        "registry.npmjs.org.",
        "github.com."
    };

    private static final String[] ENDINGS = {"com", "net", "org", "io", "de", "co.uk"};
    private static final int HOST = 0;
    private static final int DOMAIN = 1;
    private static final int MISSING = 2;
    private static final int INSTANCE = 3;
    private static final int KINDS = 4;
    private static final int WIDTH = 60;

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        double skew = dice.nextDouble();
        int instance = (int) (INSTANCES * skew * skew);
        int news = News.kind(dice, KINDS);
        long place = dice.nextLong();
        boolean missing = news == MISSING || news < 0 && dice.nextInt(100) == 0;

        to.text("{\"version\":\"1.100000\",\"account_id\":\"%012d\",".formatted(100_000_000_042L + instance % 40));
        to.text("\"region\":\"eu-west-1\",\"vpc_id\":\"vpc-0aa11bb22cc33dd44\",\"query_timestamp\":\"")
                .isoTime(time);
        to.text("\",\"query_name\":");
        writeName(to, quoted(usual(instance, missing, dice)), news, place);
        to.text(",\"query_type\":\"A\",\"query_class\":\"IN\",\"rcode\":\"");
        to.text((missing ? "NXDOMAIN" : "NOERROR") + "\",\"answers\":" + (missing ? "[]" : answers(dice)));
        to.text(",\"srcaddr\":\"10.0.");
        to.text(instance / 250 + "." + instance % 250 + "\",\"srcport\":\"" + dice.nextInt(1024, 61_000));
        to.text("\",\"transport\":\"UDP\",\"srcids\":{\"instance\":\"i-");
        if (news == INSTANCE) {
            to.news(17, id(instance), bits -> id(INSTANCES + News.pick(bits, 1 << 30)), place);
        } else {
            to.text(id(instance));
        }
        to.text("\"}}");
    }

    private static void writeName(Chunk.Writer to, String usual, int news, long place) {
        LongFunction<String> unusual = switch (news) {
            case HOST -> bits -> quoted("%s-%x.example.com.".formatted(News.pick(bits, WORDS), bits >>> 40));
            case DOMAIN ->
                bits -> quoted("www.%s-%s%d.%s."
                        .formatted(
                                News.pick(bits, WORDS),
                                News.pick(bits >> 4, WORDS),
                                bits >>> 48,
                                News.pick(bits >> 8, ENDINGS)));
            case MISSING ->
                bits -> quoted("%s%s%d.%s."
                        .formatted(
                                News.pick(bits, WORDS),
                                News.pick(bits >> 4, WORDS),
                                bits >>> 48,
                                News.pick(bits >> 8, ENDINGS)));
            default -> null;
        };
        if (unusual == null) {
            to.text(usual);
        } else {
            to.news(WIDTH, usual, unusual, place);
        }
    }

    private static String usual(int instance, boolean missing, RandomGenerator dice) {
        if (!missing && dice.nextInt(3) == 0) {
            return COMMON[dice.nextInt(COMMON.length)];
        }
        return WORDS[(instance + dice.nextInt(4)) % WORDS.length] + "." + WORDS[dice.nextInt(WORDS.length)] + "-"
                + instance % 200 + (missing ? ".invalid-zone.net." : ".example.com.");
    }

    private static String answers(RandomGenerator dice) {
        return "[{\"Rdata\":\"%s.cdn.example.net.\",\"Type\":\"CNAME\",\"Class\":\"IN\"},{\"Rdata\":\"203.0.113.%d\",\"Type\":\"A\",\"Class\":\"IN\"}]"
                .formatted(WORDS[dice.nextInt(WORDS.length)], dice.nextInt(1, 255));
    }

    private static String id(int instance) {
        return "%017x".formatted(instance);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
