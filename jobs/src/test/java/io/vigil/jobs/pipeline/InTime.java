package io.vigil.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Records as a bounded stream in event time, in whatever order they are given. */
public final class InTime {
    private InTime() {}

    public static <T> DataStream<T> stream(
            StreamExecutionEnvironment environment,
            Class<T> type,
            SerializableTimestampAssigner<T> time,
            List<T> records) {
        return environment
                .fromData(records, TypeInformation.of(type))
                .uid("told-" + type.getSimpleName())
                .assignTimestampsAndWatermarks(WatermarkStrategy.<T>forBoundedOutOfOrderness(Duration.ofDays(365))
                        .withTimestampAssigner(time))
                .uid("in-time-" + type.getSimpleName());
    }
}
