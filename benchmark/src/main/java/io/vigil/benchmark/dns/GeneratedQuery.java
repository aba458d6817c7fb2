package io.vigil.benchmark.dns;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import java.util.random.RandomGenerator;

/** Resolver query records: thousands of instances that ask for their usual names, now and then for one that does not exist. */
final class GeneratedQuery implements Load.Line {
    private static final int INSTANCES = 5_000;
    private static final String[] WORDS = {
        "api", "orders", "static", "metrics", "login", "queue", "cache", "images", "mail", "search", "assets", "events"
    };

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        double skew = dice.nextDouble();
        int instance = (int) (INSTANCES * skew * skew);
        boolean missing = dice.nextInt(100) == 0;
        String name = WORDS[(instance + dice.nextInt(4)) % WORDS.length] + "." + WORDS[dice.nextInt(WORDS.length)] + "-"
                + instance % 200 + (missing ? ".invalid-zone.net." : ".example.com.");
        String answers = missing
                ? "[]"
                : "[{\"Rdata\":\"%s.cdn.example.net.\",\"Type\":\"CNAME\",\"Class\":\"IN\"},{\"Rdata\":\"203.0.113.%d\",\"Type\":\"A\",\"Class\":\"IN\"}]"
                        .formatted(WORDS[dice.nextInt(WORDS.length)], dice.nextInt(1, 255));

        to.text("{\"version\":\"1.100000\",\"account_id\":\"%012d\",".formatted(100_000_000_042L + instance % 40));
        to.text("\"region\":\"eu-west-1\",\"vpc_id\":\"vpc-0aa11bb22cc33dd44\",\"query_timestamp\":\"")
                .isoTime(time);
        to.text("\",\"query_name\":\"" + name + "\",\"query_type\":\"A\",\"query_class\":\"IN\",\"rcode\":\"");
        to.text((missing ? "NXDOMAIN" : "NOERROR") + "\",\"answers\":" + answers + ",\"srcaddr\":\"10.0.");
        to.text(instance / 250 + "." + instance % 250 + "\",\"srcport\":\"" + dice.nextInt(1024, 61_000));
        to.text("\",\"transport\":\"UDP\",\"srcids\":{\"instance\":\"i-%017x\"}}".formatted(instance));
    }
}
