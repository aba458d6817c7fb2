package io.vigil.rules.condition;

import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.net.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Fields that more than one log has: what enrichment adds. */
public final class SharedFields {
    private SharedFields() {}

    /** {@code origin.aws}, {@code origin.country} and their like, under the given name. */
    public static <E extends Event> void addOrigin(
            Map<String, Field<E>> fields, String name, Function<E, Origin> origin) {
        addFlag(fields, name + ".aws", origin, Origin.AWS);
        addFlag(fields, name + ".tor", origin, Origin.TOR);
        addFlag(fields, name + ".hosting", origin, Origin.HOSTING);
        addFlag(fields, name + ".anonymous", origin, Origin.ANONYMOUS);
        addFlag(fields, name + ".trusted", origin, Origin.TRUSTED);
        fields.put(
                name + ".asn", new Field.Amount<>(event -> origin.apply(event).asn()));
        text(fields, name + ".country", event -> origin.apply(event).country());
        text(fields, name + ".class", event -> className(origin.apply(event)));
    }

    private static String className(Origin origin) {
        return origin.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Event> void addFlag(
            Map<String, Field<E>> fields, String name, Function<E, Origin> origin, int flag) {
        fields.put(name, new Field.Flag<>(event -> origin.apply(event).is(flag)));
    }

    /** {@code hit.kind} and its like: of any list entry that the event touches. */
    public static <E extends Event> void addHits(Map<String, Field<E>> fields) {
        hit(fields, "hit.kind", ListHit::kind);
        hit(fields, "hit.list", ListHit::list);
        hit(fields, "hit.indicator", ListHit::indicator);
        hit(fields, "hit.matched", ListHit::matched);
        fields.put("hit", new DecodedEntries<>(SharedFields::hits));
    }

    private static <E extends Event> void hit(
            Map<String, Field<E>> fields, String name, Function<ListHit, String> part) {
        fields.put(name, new DecodedEntries.Part<>((event, test) -> {
            for (ListHit hit : event.hits()) {
                if (test.accepts(part.apply(hit))) {
                    return true;
                }
            }
            return false;
        }));
    }

    private static List<Map<String, String>> hits(Event event) {
        return Arrays.stream(event.hits())
                .map(hit -> Map.of(
                        "kind", hit.kind(), "list", hit.list(), "indicator", hit.indicator(), "matched", hit.matched()))
                .toList();
    }

    public static <E extends Event> void text(Map<String, Field<E>> fields, String name, Field.Text<E> text) {
        fields.put(name, text);
    }

    public static <E extends Event> void number(Map<String, Field<E>> fields, String name, Field.Amount<E> number) {
        fields.put(name, number);
    }
}
