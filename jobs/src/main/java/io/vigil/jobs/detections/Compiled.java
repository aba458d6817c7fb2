package io.vigil.jobs.detections;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What an operator makes of the detections in force, and makes anew once others have taken their place. It travels with the operator, which opens
 * and closes it with itself.
 */
public final class Compiled<T> implements Serializable {
    /** Makes it. */
    @FunctionalInterface
    public interface Compiler<T> extends Serializable {
        T compile(Detections detections) throws Exception;
    }

    private static final long serialVersionUID = 1;

    private final Detections atStart;
    private final Compiler<T> compiler;
    private transient @Nullable CurrentDetections current;
    private transient long version;
    private transient @Nullable T made;

    /** @param atStart what the job was submitted with */
    public Compiled(Detections atStart, Compiler<T> compiler) {
        this.atStart = atStart;
        this.compiler = compiler;
    }

    /** Before all else. */
    public void open() throws Exception {
        current = CurrentDetections.hold(atStart);
        renew();
    }

    /** {@linkplain CurrentDetections#report Registers metrics}. */
    public void report(MetricGroup metrics) {
        inForce().report(metrics);
    }

    /** The detections themselves. */
    public CurrentDetections inForce() {
        if (current == null) {
            throw new IllegalStateException("not open");
        }
        return current;
    }

    /** Of the detections that are in force now. */
    public T now() throws Exception {
        if (isOutdated()) {
            renew();
        }
        return latest();
    }

    /** Whether others have taken the place of those that {@link #latest} is made of. */
    public boolean isOutdated() {
        return version != inForce().version();
    }

    /** What was made last. */
    public T latest() {
        if (made == null) {
            throw new IllegalStateException("not open");
        }
        return made;
    }

    /** Makes it anew. */
    public void renew() throws Exception {
        version = inForce().version();
        made = compiler.compile(inForce().now());
    }

    /** Once or more, whether it was opened or not. */
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
