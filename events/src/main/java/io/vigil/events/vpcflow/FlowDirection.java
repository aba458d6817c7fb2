package io.vigil.events.vpcflow;

/** Value of {@code flow-direction}. Stored by code. */
public enum FlowDirection {
    UNKNOWN(0),
    INGRESS(1),
    EGRESS(2);

    private static final FlowDirection[] ALL = values();

    /** The number that stands for it in savepoints: never changed. */
    final int code;

    FlowDirection(int code) {
        this.code = code;
    }

    static FlowDirection of(int code) {
        return StoredCode.of(ALL, each -> each.code, code);
    }
}
