package io.vigil.rules.condition;

import io.vigil.events.cloudtrail.RawJson;
import java.util.Collection;
import java.util.List;

/** What a condition may ask of one entry of a list: the values at any path inside it. */
final class EntryFields implements Vocabulary<RawJson> {
    @Override
    public Field<RawJson> field(String name) {
        return new Inside(new JsonPath(name.split("\\.", -1)));
    }

    @Override
    public Collection<String> fieldNames() {
        return List.of();
    }

    private record Inside(JsonPath path) implements Field.Texts<RawJson> {
        @Override
        public boolean any(RawJson entry, TextTest test) {
            return path.any(entry, test);
        }

        @Override
        public Condition<RawJson> entry(Condition<RawJson> wanted) {
            var test = new EntryTest(wanted);
            return new Condition<>(Condition.JSON, entry -> path.any(entry, test));
        }

        @Override
        public int cost() {
            return Condition.JSON;
        }

        @Override
        public int sureSteps() {
            return 0;
        }
    }
}
