package io.vigil.jobs.detections;

/** The detections that are in force: those that the job was submitted with, until others take their place. */
public final class CurrentDetections implements AutoCloseable {
    private final Detections atStart;

    private CurrentDetections(Detections atStart) {
        this.atStart = atStart;
    }

    /** Holds what is in force until it is closed. */
    public static CurrentDetections hold(Detections atStart) {
        return new CurrentDetections(atStart);
    }

    /** Rises whenever others take their place. */
    public long version() {
        return 1;
    }

    public Detections now() {
        return atStart;
    }

    @Override
    public void close() {}
}
