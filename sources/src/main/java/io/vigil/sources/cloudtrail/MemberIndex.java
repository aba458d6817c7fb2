package io.vigil.sources.cloudtrail;

import io.vigil.sources.cloudtrail.Member.Place;
import io.vigil.sources.json.NameTable;
import java.util.EnumMap;
import java.util.Map;

/** The members of each place by their names. */
final class MemberIndex {
    private static final Map<Place, NameTable<Member>> ALL = all();

    private MemberIndex() {}

    static NameTable<Member> of(Place place) {
        return ALL.get(place);
    }

    private static Map<Place, NameTable<Member>> all() {
        var all = new EnumMap<Place, NameTable<Member>>(Place.class);
        for (Place place : Place.values()) {
            all.put(place, new NameTable<>());
        }
        for (Member member : Member.values()) {
            all.get(member.place).add(member.label, member);
        }
        return all;
    }
}
