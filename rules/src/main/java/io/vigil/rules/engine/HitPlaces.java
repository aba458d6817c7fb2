package io.vigil.rules.engine;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import java.util.function.BiPredicate;

/** Where in an event a threat-list entry may stand: a log whose events have several such places lets a rule choose among them. */
public interface HitPlaces<E extends Event> {
    /** Which entries count unless the rule says otherwise. */
    BiPredicate<E, ListHit> usual();

    /** Key {@code in} of {@code hits}; a problem when it makes no sense. */
    BiPredicate<E, ListHit> read(YamlSection hits);

    /** For a log where an entry counts wherever it stands. */
    static <E extends Event> HitPlaces<E> anywhere() {
        return new HitPlaces<>() {
            @Override
            public BiPredicate<E, ListHit> usual() {
                return (event, hit) -> true;
            }

            @Override
            public BiPredicate<E, ListHit> read(YamlSection hits) {
                if (hits.has("in")) {
                    hits.refuse("in", "has no effect: events of this log have no places to choose among");
                }
                return usual();
            }
        };
    }
}
