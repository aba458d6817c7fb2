package io.vigil.jobs.detections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.flink.KeyedStates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityRowsTest {
    private static final int PLACES = 2;
    private static final long NOW = Duration.ofDays(100).toMillis();
    private static final Counts SHORT = new Counts("short", Duration.ofDays(1));
    private static final Counts LONG = new Counts("long", Duration.ofDays(30));
    private static final long FORGOTTEN =
            KeyedStates.LAG.plus(Duration.ofDays(1)).toMillis() + 1;

    @Test
    void eachDetectorsMemoryIsReadAsItWasWritten() throws IOException {
        byte[] row = row(rows(SHORT, LONG), entity(new Count(3), new Count(70_000)));

        EntityMemory read = read(rows(SHORT, LONG), row);

        assertThat(decoded(rows(SHORT, LONG), read, 0)).isEqualTo(new Count(3));
        assertThat(decoded(rows(SHORT, LONG), read, 1)).isEqualTo(new Count(70_000));
        assertThat(read.seen(0)).isEqualTo(NOW);
    }

    @Test
    void whatNobodyRemembersHasNoRow() throws IOException {
        assertThat(rows(SHORT, LONG).write(entity(null, null))).isNull();
    }

    /** Most of a row goes on as bytes: an entity of which one memory changes does not have all of them read. */
    @Test
    void whatWasNotDecodedGoesOnAsItWas() throws IOException {
        byte[] row = row(rows(SHORT, LONG), entity(new Count(3), new Count(4)));
        EntityMemory read = read(rows(SHORT, LONG), row);

        read.change(0, new Count(5));
        EntityMemory again = read(rows(SHORT, LONG), row(rows(SHORT, LONG), read));

        assertThat(decoded(rows(SHORT, LONG), again, 0)).isEqualTo(new Count(5));
        assertThat(decoded(rows(SHORT, LONG), again, 1)).isEqualTo(new Count(4));
    }

    /** A detection that is switched off for a while knows what it knew when it comes back. */
    @Test
    void whatADetectorThatIsNotAtWorkWroteStays() throws IOException {
        byte[] both = row(rows(SHORT, LONG), entity(new Count(3), new Count(4)));

        byte[] without = row(rows(LONG), read(rows(LONG), both));

        assertThat(decoded(rows(SHORT), read(rows(SHORT), without), 0)).isEqualTo(new Count(3));
    }

    @Test
    void itGoesWhenTheLongestMemoryOfThoseAtWorkIsOver() throws IOException {
        byte[] both = row(rows(SHORT, LONG), entity(new Count(3), new Count(4)));
        EntityMemory later = read(rows(SHORT), both);

        later.change(0, new Count(9));
        later.see(0, NOW + FORGOTTEN);

        assertThat(read(rows(LONG), row(rows(SHORT), later)).memory(0)).isNull();
    }

    @Test
    void whatItsDetectorHasForgottenIsNotWrittenAgain() throws IOException {
        EntityMemory entity = entity(new Count(3), new Count(4));

        entity.see(1, NOW + FORGOTTEN);
        byte[] row = row(rows(SHORT, LONG), entity);

        assertThat(read(rows(SHORT, LONG), row).memory(0)).isNull();
        assertThat(read(rows(SHORT, LONG), row).memory(1)).isNotNull();
    }

    @Test
    void twoDetectorsOfOneIdAreRefused() {
        assertThatThrownBy(() -> rows(SHORT, new Counts("short", Duration.ofDays(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("short");
    }

    @Test
    void whatALaterReleaseWroteIsRefusedByName() throws IOException {
        byte[] row = row(rows(SHORT), entity(new Count(3)));
        byte[] laterForm = row.clone();
        laterForm[0]++;
        byte[] laterVersion = row.clone();
        laterVersion[laterVersion.length - 1 - Integer.BYTES]++;

        assertThatThrownBy(() -> read(rows(SHORT), laterForm))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("form 2");
        assertThatThrownBy(() -> decoded(rows(SHORT), read(rows(SHORT), laterVersion), 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("memory of short")
                .hasMessageContaining("version 2");
    }

    private static EntityRows rows(Counts... detectors) {
        return EntityRows.of(List.of(detectors));
    }

    private static EntityMemory entity(@Nullable Count... memories) {
        var entity = new EntityMemory(1, memories.length);
        for (int place = 0; place < memories.length; place++) {
            entity.change(place, memories[place]);
            entity.see(place, NOW);
        }
        return entity;
    }

    private static byte[] row(EntityRows rows, EntityMemory entity) throws IOException {
        return requireNonNull(rows.write(entity));
    }

    private static EntityMemory read(EntityRows rows, byte[] row) throws IOException {
        var entity = new EntityMemory(1, PLACES);
        rows.read(row, entity);
        return entity;
    }

    private static Object decoded(EntityRows rows, EntityMemory entity, int place) throws IOException {
        return rows.decoded(place, (StoredMemory) requireNonNull(entity.memory(place)));
    }

    @TypeInfo(StateTypeFactory.class)
    record Count(int calls) {
        static final StateCodec<Count> CODEC = StateCodec.of(
                        1,
                        (Count count, DataOutputView out) -> out.writeInt(count.calls),
                        in -> new Count(in.readInt()))
                .immutable();
    }

    private record Counts(String id, Duration forgetAfter) implements Detector<ApiCall, Count> {
        @Override
        public Class<ApiCall> observes() {
            return ApiCall.class;
        }

        @Override
        public Class<Count> memory() {
            return Count.class;
        }

        @Override
        public Count observe(@Nullable Count memory, ApiCall call, Emitter out) {
            return new Count(memory == null ? 1 : memory.calls + 1);
        }
    }
}
