package io.vigil.findings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.text.WholeCharacters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON object being written, fields in the order of writing. What is not known (null, or empty) is left out, as GuardDuty leaves it out. */
final class Fields {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    Fields text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(name, value);
        }
        return this;
    }

    /** Cut to the length that GuardDuty's model allows: callers choose their user agent. */
    Fields text(String name, @Nullable String value, int longest) {
        return text(name, value == null || value.length() <= longest ? value : value.substring(0, longest));
    }

    Fields number(String name, long value) {
        node.put(name, value);
        return this;
    }

    Fields number(String name, double value) {
        node.put(name, value);
        return this;
    }

    Fields flag(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /** A flag that is there only when it is set. */
    Fields mark(String name, boolean set) {
        return set ? flag(name, true) : this;
    }

    /** ISO 8601 in UTC with milliseconds. */
    Fields time(String name, long epochMillis) {
        node.put(name, TIME.format(Instant.ofEpochMilli(epochMillis)));
        return this;
    }

    Fields object(String name, Fields value) {
        if (!value.node.isEmpty()) {
            node.set(name, value.node);
        }
        return this;
    }

    Fields objects(String name, Stream<Fields> values) {
        return array(
                name,
                values.collect(
                        JsonNodeFactory.instance::arrayNode, (array, each) -> array.add(each.node), ArrayNode::addAll));
    }

    Fields texts(String name, Collection<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array(name, array);
    }

    private Fields array(String name, ArrayNode array) {
        if (!array.isEmpty()) {
            node.set(name, array);
        }
        return this;
    }

    /** All fields of another object, side by side with these. */
    Fields all(Fields others) {
        node.setAll(others.node);
        return this;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    /** In a form that every encoding can write: names of attackers, and what is cut to a length, may end in half a character. */
    @Override
    public String toString() {
        return WholeCharacters.of(node.toString());
    }
}
