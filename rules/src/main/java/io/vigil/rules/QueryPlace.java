package io.vigil.rules;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.DnsQuery;
import io.vigil.events.Ip;
import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a listed entry stands in a query and its answer. */
enum QueryPlace {
    /** The name asked for. */
    NAME,
    /** A name that it leads over (CNAME). */
    ALIAS,
    /** An alias that calls itself a sinkhole: somebody has taken the name asked for away from its owner. */
    SINKHOLE,
    /** An address that it leads to. Many names may share one. */
    ANSWER;

    /** Where an entry counts unless the rule says otherwise. */
    static final Set<QueryPlace> USUAL = Set.of(NAME, ALIAS);

    private static final Pattern SINKHOLE_NAME = Pattern.compile("(?:^|[.-])(?:sinkhole|blackhole)");

    /** Key {@code in}: some of {@code name}, {@code alias}, {@code sinkhole}, {@code answer}. */
    static Set<QueryPlace> read(YamlSection hits) {
        hits.required("in");
        Set<QueryPlace> places = EnumSet.noneOf(QueryPlace.class);
        for (String text : hits.texts("in")) {
            Arrays.stream(values())
                    .filter(place -> place.toString().equals(text))
                    .findFirst()
                    .ifPresentOrElse(
                            places::add, () -> hits.refuse("in", "expected some of " + Arrays.toString(values())));
        }
        return places;
    }

    static QueryPlace of(DnsQuery query, ListHit hit) {
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
