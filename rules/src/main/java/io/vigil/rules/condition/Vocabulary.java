package io.vigil.rules.condition;

import io.vigil.catalogue.YamlSection;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions on the events of one log may ask. */
public interface Vocabulary<E> {
    /** The field of this name; null when the log has none. */
    @Nullable
    Field<E> field(String name);

    /** Names of fields, for the hint that a misspelt one gets. */
    Collection<String> fieldNames();

    /** The predicates written in Java, by name: what {@code holds} may ask for. */
    default Map<String, NamedTest<E>> namedTests() {
        return Map.of();
    }

    /** Reads the arguments of one named predicate and compiles it. */
    @FunctionalInterface
    interface NamedTest<E> {
        /** Null, with problems, when the arguments cannot be. */
        @Nullable
        Condition<E> read(YamlSection arguments);
    }
}
