package io.vigil.models.baseline;

/** How tables grow that begin empty: many operators hold models that they never ask. */
final class Growth {
    private static final int FEWEST = 1 << 10;
    private static final int TIMES = 8;

    private Growth() {}

    /**
     * Places of the next larger table.
     *
     * @param places of the present one, 0 for none
     * @param most a power of two
     */
    static int of(int places, int most) {
        return Math.min(most, Math.max(FEWEST, places * TIMES));
    }
}
