package io.vigil.sources.cloudtrail;

import io.vigil.sources.cloudtrail.Member.Place;
import io.vigil.sources.json.JsonTree;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call as a row of a table: Athena and Glue write all names in lower case, and hold the members that differ from call to call as JSON text;
 * CloudTrail Lake does the latter (CloudTrail User Guide, creating a table; supported schema of Lake).
 */
final class CallRow {
    /** Members that are objects, and are texts in tables. */
    private static final List<String> OBJECTS = List.of(
            "userIdentity",
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "serviceEventDetails",
            "tlsDetails");

    private static final Set<Place> OF_TABLES = Set.of(
            Place.RECORD, Place.IDENTITY, Place.SESSION, Place.ISSUER, Place.ATTRIBUTES, Place.SCOPE, Place.BEHALF);

    private static final Map<String, String> NAMES = names();

    private CallRow() {}

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (Member member : Member.values()) {
            if (OF_TABLES.contains(member.place)) {
                names.put(member.label.toLowerCase(Locale.ROOT), member.label);
            }
        }
        return Map.copyOf(names);
    }

    /** The record of a row in lower case; null when the object is none. */
    static @Nullable JsonTree of(JsonTree object) {
        if (!object.has("eventtime") || !object.has("eventname")) {
            return null;
        }
        JsonTree row = JsonTree.empty();
        for (String name : object.names()) {
            String label = NAMES.getOrDefault(name, name);
            JsonTree identity = label.equals("userIdentity") ? object.object(name) : null;
            if (identity == null) {
                row.copy(label, object, name);
            } else {
                row.put(label, renamed(identity));
            }
        }
        parse(row);
        return row;
    }

    private static JsonTree renamed(JsonTree object) {
        JsonTree renamed = JsonTree.empty();
        for (String name : object.names()) {
            JsonTree inner = object.object(name);
            String label = NAMES.getOrDefault(name, name);
            if (inner == null) {
                renamed.copy(label, object, name);
            } else {
                renamed.put(label, renamed(inner));
            }
        }
        return renamed;
    }

    /** Puts the objects that stand there as JSON text in their place; false when there are none. */
    static boolean parse(JsonTree record) {
        boolean parsed = false;
        for (String name : OBJECTS) {
            JsonTree object = record.text(name) == null ? null : record.object(name);
            if (object != null) {
                record.remove(name);
                record.put(name, object);
                parsed = true;
            }
        }
        return parsed;
    }
}
