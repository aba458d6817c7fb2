package io.vigil.models.instancecredentials;

/**
 * What speaks for a theft in one use of an instance's credentials, each as the natural logarithm of how much likelier a thief shows it than
 * the instance.
 *
 * @param outside the address is known to lie outside AWS
 * @param moved the same credentials were first used from another network
 * @param downgraded version 1 of the metadata service handed them out, although the instance uses version 2
 * @param otherTool the instance never used this tool
 * @param settled the instance has acted from other networks on several days, and never from this one
 */
record Evidence(boolean outside, boolean moved, boolean downgraded, boolean otherTool, boolean settled) {
    private static final double OUTSIDE = 7;
    private static final double MOVED = 3;
    private static final double DOWNGRADED = 3;
    private static final double OTHER_TOOL = 2;
    private static final double SETTLED = 2;

    /** An address outside AWS is enough; without knowing what is AWS, it takes a move within the session and one or two more. */
    static final double ENOUGH = 6;

    double weight() {
        return (outside ? OUTSIDE : 0)
                + (moved ? MOVED : 0)
                + (downgraded ? DOWNGRADED : 0)
                + (otherTool ? OTHER_TOOL : 0)
                + (settled ? SETTLED : 0);
    }
}
