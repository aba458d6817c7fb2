package io.vigil.events.vpcflow;

/** The texts of a flow log line that are the same in all lines of an interface, in the order they are stored: new ones come last. */
public enum FlowText {
    /** Only where it is not the hash of the line. */
    ID,
    ACCOUNT,
    /** Absent below version 4. */
    REGION,
    /** {@code eni-…}. */
    INTERFACE,
    /** {@code i-…}; absent below version 3 and for interfaces that are no instance's. */
    INSTANCE,
    /** Absent below version 3. */
    VPC,
    /** Absent below version 3. */
    SUBNET;

    static final int COUNT = values().length;
}
