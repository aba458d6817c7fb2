package io.vigil.benchmark.cloudtrail;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.News;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A principal with its habits: one in ten is a person; three are instances, which call from addresses that AWS rents out; four are functions
 * and containers, which do so, too; two are programs elsewhere.
 *
 * @param network first three numbers of its addresses, with the dot
 * @param firstApi of the six that it calls
 * @param seed of what more is usual for it
 */
record Caller(int number, String account, String region, String agent, String network, int firstApi, long seed) {
    /** Roles' keys are new every hour, users' never. */
    private static final String ROLE_KEY = "ASIA%012d";

    private static final int PRINCIPALS = 60_000;
    private static final int ACCOUNTS = 40;
    private static final int NEW_NUMBERS = 900_000_000;
    private static final int DIGITS = 17;
    /** Of each the first two numbers lie in ranges that AWS rents out. */
    private static final String[] RENTED = {
        "3.64.", "3.120.", "18.156.", "18.157.", "35.156.", "35.157.", "52.18.", "52.28."
    };

    /** Few make most calls. */
    static Caller any(RandomGenerator dice) {
        double skew = dice.nextDouble();
        return of((int) (PRINCIPALS * skew * skew * skew));
    }

    private static Caller of(int number) {
        var habit = new SplittableRandom(number * 7919L);
        String half = number % 10 > 0 && number % 10 < 8
                ? RENTED[habit.nextInt(RENTED.length)]
                : (11 + habit.nextInt(80)) + "." + habit.nextInt(256) + ".";
        return new Caller(
                number,
                (100_000_000 + number % ACCOUNTS) + "042",
                CallNames.REGIONS[habit.nextInt(CallNames.REGIONS.length)],
                CallNames.AGENTS[habit.nextInt(CallNames.AGENTS.length)],
                half + habit.nextInt(256) + ".",
                habit.nextInt(CallNames.APIS.length),
                habit.nextLong());
    }

    boolean isPerson() {
        return number % 10 == 0;
    }

    boolean isInstance() {
        return number % 10 > 0 && number % 10 < 4;
    }

    /** An instance has one address. */
    String address(RandomGenerator dice) {
        return network + (isInstance() ? 7 : dice.nextInt(1, 5));
    }

    /** Of the six the first are called most. */
    String[] api(RandomGenerator dice) {
        double skew = dice.nextDouble();
        return CallNames.APIS[(firstApi + (int) (6 * skew * skew)) % CallNames.APIS.length].split(" ");
    }

    String role() {
        return "arn:aws:iam::%s:role/service-role-%017d".formatted(account, number);
    }

    void writeKey(Chunk.Writer to) {
        to.text(ROLE_KEY.formatted(number)).hour();
    }

    /**
     * Writes {@code userIdentity}.
     *
     * @param isNew whether laps after the history are somebody else's instead
     * @param more JSON members, each with the comma before it
     */
    void writeIdentity(Chunk.Writer to, boolean isNew, String more) {
        if (isPerson()) {
            writeId(to.text("{\"type\":\"IAMUser\",\"principalId\":\"AIDA"), isNew);
            writeId(to.text("\",\"arn\":\"arn:aws:iam::" + account + ":user/person-"), isNew);
            to.text("\",\"accountId\":\"" + account + "\",\"accessKeyId\":\"AKIA%016d\"".formatted(number));
            writeId(to.text(",\"userName\":\"person-"), isNew);
            to.text("\"" + more + "}");
            return;
        }
        String session = isInstance() ? "i-%017x".formatted(seed >>> 4) : "session-" + (seed >>> 44);
        writeId(to.text("{\"type\":\"AssumedRole\",\"principalId\":\"AROA"), isNew);
        writeId(to.text(":" + session + "\",\"arn\":\"arn:aws:sts::" + account + ":assumed-role/service-role-"), isNew);
        to.text("/" + session + "\",\"accountId\":\"" + account + "\",\"accessKeyId\":\"");
        writeKey(to);
        writeId(to.text("\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"AROA"), isNew);
        writeId(to.text("\",\"arn\":\"arn:aws:iam::" + account + ":role/service-role-"), isNew);
        writeId(to.text("\",\"accountId\":\"" + account + "\",\"userName\":\"service-role-"), isNew);
        to.text("\"},\"attributes\":{\"creationDate\":\"2026-01-04T23:00:00Z\",\"mfaAuthenticated\":\"false\"}}" + more
                + "}");
    }

    private void writeId(Chunk.Writer to, boolean isNew) {
        String usual = id(number);
        if (isNew) {
            to.news(DIGITS, usual, bits -> id(PRINCIPALS + News.pick(bits, NEW_NUMBERS)), seed);
        } else {
            to.text(usual);
        }
    }

    private static String id(int number) {
        return "%017d".formatted(number);
    }
}
