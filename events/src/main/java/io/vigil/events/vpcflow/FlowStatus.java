package io.vigil.events.vpcflow;

/** Value of {@code log-status}. Stored by code. */
public enum FlowStatus {
    OK(0),
    NODATA(1),
    SKIPDATA(2);

    private static final FlowStatus[] ALL = values();

    /** The number that stands for it in savepoints: never changed. */
    final int code;

    FlowStatus(int code) {
        this.code = code;
    }

    static FlowStatus of(int code) {
        return StoredCode.of(ALL, each -> each.code, code);
    }
}
