package io.vigil.models.prevalence;

/**
 * Which hosts use one place, in 64 bits: up to four by their fingerprints of 15 bits, so that one that comes again counts once and two are confused once in
 * thirty thousand pairs; more as one of 60 bits each, of which so many stand for an estimate (linear counting: Whang, Vander-Zanden, Taylor 1990), within
 * a tenth. What an earlier release wrote has 24 bits. 0 for none.
 */
final class HostsOfPlace {
    /** Bits of the estimate in what earlier releases wrote. */
    static final int FEWER_BITS = 24;

    private static final int BITS = 60;
    private static final long ESTIMATED = 1L << 62;
    private static final long FEWER = 2L << 62;
    private static final int EXACT = 4;
    private static final int FINGERPRINT = 15;
    private static final int ANY_FINGERPRINT = (1 << FINGERPRINT) - 1;
    /** Whole numbers of both estimates' bits, and as many as a fingerprint distinguishes, without 0. */
    private static final int FINGERPRINTS = 32_760;

    private HostsOfPlace() {}

    /** Those of an earlier release. */
    static long ofFewerBits(long bits) {
        return bits == 0 ? 0 : FEWER | bits;
    }

    /** @param host its 64-bit hash */
    static long with(long users, long host) {
        int fingerprint = Math.floorMod(host >>> Integer.SIZE, FINGERPRINTS) + 1;
        if (users < 0) {
            return users | bit(fingerprint, FEWER_BITS);
        }
        return (users & ESTIMATED) != 0 ? users | bit(fingerprint, BITS) : remember(users, fingerprint);
    }

    private static long remember(long users, int fingerprint) {
        long estimate = ESTIMATED | bit(fingerprint, BITS);
        for (int at = 0; at < EXACT; at++) {
            int known = fingerprint(users, at);
            if (known == fingerprint) {
                return users;
            }
            if (known == 0) {
                return users | (long) fingerprint << at * FINGERPRINT;
            }
            estimate |= bit(known, BITS);
        }
        return estimate;
    }

    private static int fingerprint(long users, int at) {
        return (int) (users >>> at * FINGERPRINT) & ANY_FINGERPRINT;
    }

    private static long bit(int fingerprint, int bits) {
        return 1L << (fingerprint - 1) % bits;
    }

    /** How many: exactly up to four; 245 at most, 76 of an earlier release. */
    static int count(long users) {
        if (users < 0) {
            return estimate(users & ~FEWER, FEWER_BITS);
        }
        if ((users & ESTIMATED) != 0) {
            return estimate(users & ~ESTIMATED, BITS);
        }
        int count = 0;
        while (count < EXACT && fingerprint(users, count) != 0) {
            count++;
        }
        return count;
    }

    private static int estimate(long bits, int of) {
        double free = Math.max(1, of - Long.bitCount(bits));
        return (int) (of * Math.log(of / free));
    }
}
