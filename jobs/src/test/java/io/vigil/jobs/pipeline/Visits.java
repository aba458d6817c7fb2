package io.vigil.jobs.pipeline;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.dns.DnsQuery;
import io.vigil.testkit.Given;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Tells at each query for a name of interest how many there have been; forgets an instance that is silent for a day, and all at {@code forget}. */
record Visits() implements Detector<DnsQuery, Visits.Count> {
    /** Queries so far. */
    @TypeInfo(StateTypeFactory.class)
    public record Count(int queries) {
        static final StateCodec<Count> CODEC = StateCodec.of(
                        1,
                        (Count count, DataOutputView out) -> out.writeInt(count.queries),
                        in -> new Count(in.readInt()))
                .immutable();
    }

    @Override
    public String id() {
        return "visits";
    }

    @Override
    public Class<DnsQuery> observes() {
        return DnsQuery.class;
    }

    @Override
    public Class<Count> memory() {
        return Count.class;
    }

    @Override
    public Duration forgetAfter() {
        return Duration.ofDays(1);
    }

    @Override
    public boolean concerns(DnsQuery query) {
        return !query.name().equals("dull");
    }

    @Override
    public @Nullable Count observe(@Nullable Count known, DnsQuery query, Emitter out) {
        if (query.name().equals("forget")) {
            return null;
        }
        int queries = known == null ? 1 : known.queries() + 1;
        out.signal(Given.signal("visits")
                .event(Integer.toString(queries))
                .at(query.time())
                .build());
        return new Count(queries);
    }
}
