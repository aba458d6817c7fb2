package io.vigil.connectors.kinesis;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants.InitialPosition;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream is read from when there is no snapshot that says.
 *
 * @param position of the stream
 * @param time from when; null unless the position is {@code AT_TIMESTAMP}
 */
public record StartingAt(InitialPosition position, @Nullable Instant time) implements Serializable {
    /**
     * {@code TRIM_HORIZON} (the oldest that Kinesis still has), {@code LATEST}, or a time such as {@code 2026-01-05T08:00:00Z}.
     *
     * @throws IllegalArgumentException when the text is none of these; its message says what is expected
     */
    public static StartingAt of(String text) {
        return switch (text) {
            case "TRIM_HORIZON" -> new StartingAt(InitialPosition.TRIM_HORIZON, null);
            case "LATEST" -> new StartingAt(InitialPosition.LATEST, null);
            default -> at(text);
        };
    }

    private static StartingAt at(String text) {
        try {
            return new StartingAt(
                    InitialPosition.AT_TIMESTAMP, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "expected TRIM_HORIZON, LATEST or a time such as 2026-01-05T08:00:00Z", notATime);
        }
    }

    /**
     * {@code LATEST} as the moment of submission. Asked anew at each start, it would skip all that came between a failure and the restart
     * from nothing, which a job before its first checkpoint does.
     *
     * @param now when the job is submitted; its second counts whole, so that the first records may be ones that came just before
     */
    public StartingAt submitted(Instant now) {
        return position == InitialPosition.LATEST ? new StartingAt(InitialPosition.AT_TIMESTAMP, now) : this;
    }

    void into(Properties properties) {
        properties.setProperty(ConsumerConfigConstants.STREAM_INITIAL_POSITION, position.name());
        if (time != null) {
            // A number is read as seconds of the epoch.
            properties.setProperty(
                    ConsumerConfigConstants.STREAM_INITIAL_TIMESTAMP, Long.toString(time.getEpochSecond()));
        }
    }
}
