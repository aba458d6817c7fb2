package io.vigil.cli.replay;

import io.vigil.flink.Totals;
import io.vigil.jobs.options.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletionException;
import org.apache.flink.core.execution.JobClient;
import org.jspecify.annotations.Nullable;

/** Shows how far a replay is, in one line that it writes again and again and takes away at the end. */
public final class Progress implements AutoCloseable {
    /** Shows nothing: for what is no terminal. */
    public static final Progress NONE = new Progress(null);

    private static final long MILLIS = 500;

    private final @Nullable PrintWriter terminal;
    private volatile int findings;
    private @Nullable Timer clock;
    private boolean closed;

    private Progress(@Nullable PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** @param terminal of a command */
    public static Progress on(PrintWriter terminal) {
        return new Progress(terminal);
    }

    boolean isShown() {
        return terminal != null;
    }

    /** From now on. The job's counts come from it every second. */
    void follow(JobClient job) {
        if (terminal == null) {
            return;
        }
        long started = System.nanoTime();
        clock = new Timer("progress", true);
        clock.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        look(job, this, started);
                    }
                },
                MILLIS,
                MILLIS);
    }

    private void look(JobClient job, TimerTask task, long started) {
        try {
            show(job.getAccumulators().join(), (System.nanoTime() - started) / 1e9);
        } catch (CompletionException | IllegalStateException over) {
            task.cancel();
        }
    }

    void found(int so) {
        findings = so;
    }

    private synchronized void show(Map<String, Object> counts, double seconds) {
        if (terminal != null && !closed) {
            Terminal.rewind(terminal);
            terminal.print(line(counts, findings, seconds));
            terminal.flush();
        }
    }

    static String line(Map<String, Object> counts, int findings, double seconds) {
        long events = counts.get(Totals.EVENTS) instanceof Long counted ? counted : 0;
        return String.format(
                Locale.ROOT,
                "replaying  %,d events  %,d a second  %,d findings so far  %.0f s",
                events,
                Math.round(events / Math.max(seconds, 0.001)),
                findings,
                seconds);
    }

    @Override
    public synchronized void close() {
        if (terminal != null && clock != null) {
            clock.cancel();
            closed = true;
            Terminal.rewind(terminal);
            terminal.flush();
        }
    }
}
