package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

class FoldingOrderTest {
    /** With generic types off, Flink throws where it would need Kryo. */
    private final TypeSerializer<FindingState> states = serializer(FindingState.class);

    private final TypeSerializer<Finding> findings = serializer(Finding.class);

    @Property(tries = 200)
    void sameSignalsInAnyOrderGiveTheSameBytes(@ForAll("signals") List<Signal> signals, @ForAll long seed) {
        var shuffled = new ArrayList<>(signals);
        shuffled.addAll(signals.subList(0, signals.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));

        var inOrder = FoldingTest.fold(signals.toArray(Signal[]::new));
        var inDisorder = FoldingTest.fold(shuffled.toArray(Signal[]::new));

        assertThat(json(inDisorder)).isEqualTo(json(inOrder));
    }

    @Property(tries = 50)
    void stateSurvivesFlinksSerializer(@ForAll("signals") List<Signal> signals) throws IOException {
        var state = FoldingTest.fold(signals.toArray(Signal[]::new));

        var restored = copy(states, state);

        assertThat(json(restored)).isEqualTo(json(state));
    }

    @Property(tries = 50)
    void aFindingTravelsBetweenOperators(@ForAll("signals") List<Signal> signals) throws IOException {
        var finding = Folding.finding(FoldingTest.fold(signals.toArray(Signal[]::new)));

        var arrived = copy(findings, finding);

        assertThat(arrived).usingRecursiveComparison().isEqualTo(finding);
    }

    private static String json(FindingState state) {
        return GuardDutyJson.of(Folding.finding(state));
    }

    @Provide
    Arbitrary<List<Signal>> signals() {
        return Arbitraries.of(calls(), sequences())
                .flatMap(kind -> kind.list().ofMinSize(1).ofMaxSize(40));
    }

    private static Arbitrary<Signal> calls() {
        var apis = Arbitraries.of("CreateUser", "CreateAccessKey", "AttachUserPolicy");
        var seconds = Arbitraries.integers().between(0, 20);
        var lists = Arbitraries.of("one", "two", "three");
        var severities = Arbitraries.of(2.0, 5.0, 8.0);
        return Combinators.combine(apis, seconds, lists, severities).as((api, second, list, severity) -> {
            var signal = Signals.anomaly(api, Signals.NOON + second * 1000L, api + "-" + second);
            return Draft.like(signal)
                    .hits(new ListHit(list, "ip", "198.51.100.7", "198.51.100.7", new String[] {list + severity, "a"}))
                    .severity(severity)
                    .line(severity == 2 ? "" : "{\"api\":\"" + api + "\",\"list\":\"" + list + "\"}")
                    .signal();
        });
    }

    private static Arbitrary<Signal> sequences() {
        return Arbitraries.of("a", "b", "c", "d")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(objects -> Signals.sequence(objects.toArray(String[]::new)))
                .flatMap(sequence -> Arbitraries.of(Tactic.class)
                        .map(tactic -> Draft.like(sequence).tactic(tactic).signal()));
    }

    private static <T> T copy(TypeSerializer<T> serializer, T record) throws IOException {
        var out = new DataOutputSerializer(1024);
        serializer.serialize(record, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        var config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return TypeInformation.of(type).createSerializer(config);
    }
}
