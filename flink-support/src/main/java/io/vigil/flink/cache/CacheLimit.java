package io.vigil.flink.cache;

import java.io.Serializable;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Of how many keys one subtask of one operator keeps decoded what it remembers.
 *
 * @param keys at least 1; 0 for {@linkplain #mostKeys as many as the heap bears}
 */
public record CacheLimit(int keys) implements Serializable {
    public static final ConfigOption<Integer> CACHED_KEYS = ConfigOptions.key("vigil.state.cached-keys")
            .intType()
            .defaultValue(0)
            .withDescription(
                    "Keys of which one subtask keeps the memory decoded, at most. 0: by the size of the heap.");

    private static final long serialVersionUID = 1;
    /** What a busy principal's memories take when they are decoded, rounded up. */
    private static final long BYTES = 4096;

    private static final int PART_OF_HEAP = 8;
    private static final int FEWEST = 1024;

    public CacheLimit {
        if (keys < 0) {
            throw new IllegalConfigurationException(
                    CACHED_KEYS.key() + " = " + keys + ": expected a number of keys, or 0 for the default");
        }
    }

    /** As the configuration of the job that the stream belongs to says. */
    public static CacheLimit of(DataStream<?> stream) {
        ReadableConfig configuration = stream.getExecutionEnvironment().getConfiguration();
        return new CacheLimit(configuration.get(CACHED_KEYS));
    }

    /**
     * As configured; else as many as fill an eighth of this process's heap at 4 KB each, shared by its slots.
     *
     * @param slots task slots of the process
     */
    public int mostKeys(int slots) {
        return keys > 0 ? keys : most(Runtime.getRuntime().maxMemory() / slots);
    }

    private static int most(long heap) {
        return (int) Math.max(FEWEST, Math.min(Integer.MAX_VALUE / 2, heap / PART_OF_HEAP / BYTES));
    }
}
