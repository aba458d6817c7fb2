package io.vigil.catalogue;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The values of a unit's parameters after tuning, each checked against its type and range.
 *
 * @param values by parameter: {@link Duration}, {@link Double}, {@link Integer}, {@link Boolean}, {@link String} or a list of strings
 */
public record Settings(Map<String, Object> values) implements Serializable {
    static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Map.copyOf(values);
    }

    public Duration duration(String name) {
        return (Duration) value(name);
    }

    public double number(String name) {
        return ((Number) value(name)).doubleValue();
    }

    public int count(String name) {
        return ((Number) value(name)).intValue();
    }

    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    public String text(String name) {
        return (String) value(name);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return (List<String>) value(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name + " among " + values.keySet());
        }
        return value;
    }
}
