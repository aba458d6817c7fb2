package io.vigil.rules.policy;

import io.vigil.events.net.IpRange;

/** Ranges of addresses so wide that to be let in from there is to be let in from the internet. */
public final class WideRange {
    /** Whoever splits the internet in parts writes prefixes of up to this many bits, counted in the mapped form of addresses; 10.0.0.0/8 is no such part. */
    private static final int WIDE_V4 = 96 + 7;

    private static final int WIDE_V6 = 16;

    private WideRange() {}

    /** False also for what is no range. */
    public static boolean is(String range) {
        IpRange parsed = IpRange.cidr(range);
        return parsed != null && parsed.commonBits() <= (range.indexOf(':') < 0 ? WIDE_V4 : WIDE_V6);
    }
}
