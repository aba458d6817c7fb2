package io.vigil.rules.vpcflow;

import io.vigil.catalogue.YamlSection;
import io.vigil.detection.flows.Sides;
import io.vigil.events.ListHit;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.rules.engine.HitPlaces;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** The side of a flow that is listed. */
enum HitSide {
    SOURCE,
    DESTINATION;

    /** Key {@code in}: some of {@code source} and {@code destination}; both where it is absent. */
    static final HitPlaces<NetworkFlow> CHOICE = new HitPlaces<>() {
        @Override
        public BiPredicate<NetworkFlow, ListHit> usual() {
            return (flow, hit) -> true;
        }

        @Override
        public BiPredicate<NetworkFlow, ListHit> read(YamlSection hits) {
            Set<HitSide> sides = HitSide.read(hits);
            return (flow, hit) -> sides.contains(Sides.isSource(flow, hit.matched()) ? SOURCE : DESTINATION);
        }
    };

    private static Set<HitSide> read(YamlSection hits) {
        hits.required("in");
        Set<HitSide> sides = EnumSet.noneOf(HitSide.class);
        for (String text : hits.texts("in")) {
            Arrays.stream(values())
                    .filter(side -> side.toString().equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            sides::add, () -> hits.refuse("in", "expected some of " + Arrays.toString(values())));
        }
        return sides;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
