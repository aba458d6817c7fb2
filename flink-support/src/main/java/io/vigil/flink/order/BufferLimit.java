package io.vigil.flink.order;

import java.io.Serializable;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * How many records one subtask of one operator may hold back for the sake of order, and what happens then. No record is lost either way.
 *
 * @param records at least 1; 0 for {@linkplain #mostRecords() what the heap bears}
 */
public record BufferLimit(long records, WhenFull whenFull) implements Serializable {
    /** What to do with one record too many. */
    public enum WhenFull {
        /** The task fails with a message about what to change. Results are in order or there are none. */
        FAIL,
        /**
         * The earliest seconds are handed out before the watermark passes them. Their stragglers count as late: they are followed, but out of
         * order, so that results may depend on how records arrived.
         */
        HAND_OUT_EARLY
    }

    public static final ConfigOption<Long> MOST_RECORDS = ConfigOptions.key("vigil.order.max-waiting-records")
            .longType()
            .defaultValue(0L)
            .withDescription("Records that one subtask holds back for order, at most. 0: by the size of the heap.");

    public static final ConfigOption<WhenFull> WHEN_FULL = ConfigOptions.key("vigil.order.when-full")
            .enumType(WhenFull.class)
            .defaultValue(WhenFull.HAND_OUT_EARLY)
            .withDescription("What happens when more records than that wait: HAND_OUT_EARLY or FAIL.");

    private static final long serialVersionUID = 1;
    /** What a waiting record takes, rounded up; measured are 550 bytes for a call, and less for others. */
    private static final long BYTES = 1024;

    private static final long FEWEST = 10_000;

    public BufferLimit {
        if (records < 0) {
            throw new IllegalConfigurationException(
                    MOST_RECORDS.key() + " = " + records + ": expected a number of records, or 0 for the default");
        }
    }

    /** For a job whose results must not depend on arrival: the heap's limit, and failure beyond it. */
    public static BufferLimit failing() {
        return new BufferLimit(0, WhenFull.FAIL);
    }

    /** @throws IllegalConfigurationException or IllegalArgumentException, with the key, when a value is none */
    public static BufferLimit of(ReadableConfig configuration) {
        return new BufferLimit(configuration.get(MOST_RECORDS), configuration.get(WHEN_FULL));
    }

    /** As the configuration of the job that the stream belongs to says. */
    public static BufferLimit of(DataStream<?> stream) {
        return of(stream.getExecutionEnvironment().getConfiguration());
    }

    /** As configured; else as many as fill half of this process's heap at 1 KB each. Other subtasks share that heap: this is no promise. */
    long mostRecords() {
        return records > 0 ? records : Math.max(FEWEST, Runtime.getRuntime().maxMemory() / 2 / BYTES);
    }

    /** @throws IllegalStateException when the job is rather to fail than to hand records out early */
    void refuse(int waiting, long watermark, long most) {
        if (whenFull == WhenFull.FAIL) {
            throw new IllegalStateException(tooMany(waiting, watermark, most));
        }
    }

    /** What to do when more records wait than may. */
    static String tooMany(int waiting, long watermark, long most) {
        return waiting + " records wait for the watermark, which has come to " + watermark + "; at most " + most
                + " may. A source that lags behind the others holds the watermark back, or the lateness is too long for the load: give the"
                + " process more memory or the job more tasks, or set " + MOST_RECORDS.key() + '.';
    }
}
