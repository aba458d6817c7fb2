package io.vigil.rules.dns;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.ListHit;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.net.Ip;
import io.vigil.rules.engine.HitPlaces;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Where a listed entry stands in a query and its answer. */
enum HitPlace {
    /** The name asked for. */
    NAME,
    /** A name that it leads over (CNAME). */
    ALIAS,
    /** An alias that calls itself a sinkhole: somebody has taken the name asked for away from its owner. */
    SINKHOLE,
    /** An address that it leads to. Many names may share one. */
    ANSWER;

    private static final Set<HitPlace> USUAL = EnumSet.of(NAME, ALIAS);

    private static final Pattern SINKHOLE_NAME = Pattern.compile("(?:^|[.-])(?:sinkhole|blackhole)");

    /** Key {@code in}: some of {@code name}, {@code alias}, {@code sinkhole}, {@code answer}; the first two where it is absent. */
    static final HitPlaces<DnsQuery> CHOICE = new HitPlaces<>() {
        @Override
        public BiPredicate<DnsQuery, ListHit> usual() {
            return among(USUAL);
        }

        @Override
        public BiPredicate<DnsQuery, ListHit> read(YamlSection hits) {
            return among(HitPlace.read(hits));
        }
    };

    private static BiPredicate<DnsQuery, ListHit> among(Set<HitPlace> places) {
        return (query, hit) -> places.contains(of(query, hit));
    }

    private static Set<HitPlace> read(YamlSection hits) {
        hits.required("in");
        Set<HitPlace> places = EnumSet.noneOf(HitPlace.class);
        for (String text : hits.texts("in")) {
            Arrays.stream(values())
                    .filter(place -> place.toString().equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            places::add, () -> hits.refuse("in", "expected some of " + Arrays.toString(values())));
        }
        return places;
    }

    private static HitPlace of(DnsQuery query, ListHit hit) {
        if (Ip.parse(hit.matched()) != null) {
            return ANSWER;
        }
        String matched = hit.matched().toLowerCase(Locale.ROOT);
        if (matched.equals(query.name()) || !isAnswer(query, matched)) {
            return NAME; // also where the list writes an international name in another way
        }
        return SINKHOLE_NAME.matcher(matched).find() ? SINKHOLE : ALIAS;
    }

    private static boolean isAnswer(DnsQuery query, String name) {
        return Arrays.stream(query.answers()).anyMatch(name::equalsIgnoreCase);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
