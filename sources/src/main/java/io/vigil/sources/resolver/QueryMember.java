package io.vigil.sources.resolver;

import io.vigil.events.dns.QueryField;
import io.vigil.sources.json.NameTable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every member of a Resolver query log record that is read: where it stands, and the text it becomes, if it becomes just that. */
enum QueryMember {
    ACCOUNT("account_id", QueryField.ACCOUNT),
    REGION("region", QueryField.REGION),
    VPC("vpc_id", QueryField.VPC),
    /** Stands in for the VPC. */
    RESOURCE("resource_id"),
    TIME("query_timestamp"),
    NAME("query_name"),
    TYPE("query_type", QueryField.TYPE),
    RCODE("rcode", QueryField.RCODE),
    SOURCE("srcaddr"),
    TRANSPORT("transport", QueryField.TRANSPORT),
    FIREWALL_ACTION("firewall_rule_action", QueryField.FIREWALL_ACTION),
    SOURCE_IDS("srcids"),
    ANSWERS("answers"),
    INSTANCE(Place.SOURCE_IDS, "instance", QueryField.INSTANCE),
    ANSWER_DATA(Place.ANSWER, "Rdata", null),
    ANSWER_TYPE(Place.ANSWER, "Type", null);

    /** The objects that hold the members. */
    enum Place {
        RECORD,
        SOURCE_IDS,
        ANSWER
    }

    private static final Map<Place, NameTable<QueryMember>> BY_NAME = byName();

    private final Place place;
    final String label;
    /** Null when it becomes something else. */
    final @Nullable QueryField field;

    QueryMember(String label) {
        this(Place.RECORD, label, null);
    }

    QueryMember(String label, QueryField field) {
        this(Place.RECORD, label, field);
    }

    QueryMember(Place place, String label, @Nullable QueryField field) {
        this.place = place;
        this.label = label;
        this.field = field;
    }

    private static Map<Place, NameTable<QueryMember>> byName() {
        var all = new EnumMap<Place, NameTable<QueryMember>>(Place.class);
        for (QueryMember member : values()) {
            NameTable<QueryMember> table = all.computeIfAbsent(member.place, place -> new NameTable<>());
            table.add(member.label, member);
            // Tables of Glue and Athena have all names in lower case.
            String inTables = member.label.toLowerCase(Locale.ROOT);
            if (!inTables.equals(member.label)) {
                table.add(inTables, member);
            }
        }
        return all;
    }

    /** The members of such an object by their names. */
    static NameTable<QueryMember> of(Place place) {
        return BY_NAME.get(place);
    }

    int bit() {
        return 1 << ordinal();
    }
}
