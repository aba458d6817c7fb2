package io.vigil.benchmark.load;

import java.util.random.RandomGenerator;

/** Which records hold news, and how unlike what was they are. */
public final class News {
    /** Fifteen of a thousand records. */
    private static final int OF_A_THOUSAND = 15;

    private static final int PRIME = 1_000_003;

    private News() {}

    /** @return a number below {@code kinds}; -1 for most records, which hold no news */
    public static int kind(RandomGenerator dice, int kinds) {
        boolean isNews = dice.nextInt(1000) < OF_A_THOUSAND;
        return isNews ? dice.nextInt(kinds) : -1;
    }

    /** Below the bound, from random bits. */
    public static int pick(long bits, int bound) {
        return (int) Math.floorMod(bits / PRIME, (long) bound);
    }

    public static <T> T pick(long bits, T[] among) {
        return among[pick(bits, among.length)];
    }

    /** An address of another provider, 15 letters long: some of these are on a list. */
    public static String address(long bits) {
        return "101.%d.%d.%d".formatted(100 + pick(bits, 100), 100 + pick(bits >> 8, 100), 100 + pick(bits >> 16, 100));
    }
}
