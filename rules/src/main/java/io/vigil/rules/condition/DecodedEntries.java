package io.vigil.rules.condition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.cloudtrail.RawJson;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A list that an event holds decoded: operator {@code entry} asks one of its members. Members are written out as JSON for it, so whoever asks every
 * event asks something cheap beside.
 *
 * @param members of an event, each by the names of its parts; an absent part is null
 */
public record DecodedEntries<E>(Function<E, List<Map<String, String>>> members) implements Field.Texts<E> {
    @Override
    public boolean any(E event, TextTest test) {
        return test instanceof TextTest.Present && !members.apply(event).isEmpty();
    }

    @Override
    public Condition<E> entry(Condition<RawJson> wanted) {
        return new Condition<>(
                Condition.JSON, event -> members.apply(event).stream().anyMatch(member -> wanted.holds(json(member))));
    }

    private static RawJson json(Map<String, String> member) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        member.forEach(object::put);
        return RawJson.of(object.toString());
    }

    /** A part of the members by itself: another condition beside may be met by another member. */
    public record Part<E>(Field.Texts<E> texts) implements Field.Texts<E> {
        @Override
        public boolean any(E event, TextTest test) {
            return texts.any(event, test);
        }

        @Override
        public int sureSteps() {
            return 0;
        }
    }
}
