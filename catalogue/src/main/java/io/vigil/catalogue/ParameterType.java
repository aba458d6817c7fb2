package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value in YAML can be. */
enum ParameterType {
    DURATION(Duration.class, "a duration such as 7d, 90m, 30s or 2h30m"),
    NUMBER(Number.class, "a number"),
    COUNT(Integer.class, "a whole number"),
    FLAG(Boolean.class, "true or false"),
    TEXT(String.class, "a text, in quotes where it looks like a number"),
    TEXTS(List.class, "a list of texts, in quotes where they look like numbers");

    private final Class<?> form;
    final String words;

    ParameterType(Class<?> form, String words) {
        this.form = form;
        this.words = words;
    }

    boolean holds(@Nullable Object value) {
        return form.isInstance(value);
    }

    boolean hasRange() {
        return this == DURATION || this == NUMBER || this == COUNT;
    }

    /** The value; null when the node holds none of this type. */
    @Nullable
    Object read(JsonNode node) {
        return switch (this) {
            case DURATION -> node.isTextual() ? DurationText.read(node.textValue()) : null;
            case NUMBER -> node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
            case COUNT -> node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
            case FLAG -> node.isBoolean() ? node.booleanValue() : null;
            case TEXT -> node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
            case TEXTS -> texts(node);
        };
    }

    /** A single text is a list of one. */
    private static @Nullable List<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.textValue());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isTextual()) {
                return null;
            }
            texts.add(item.textValue());
        }
        return node.isArray() ? List.copyOf(texts) : null;
    }

    /** As {@link java.util.Comparator#compare}; both values are of this type, which has a range. */
    int compare(Object one, Object other) {
        return this == DURATION
                ? ((Duration) one).compareTo((Duration) other)
                : Double.compare(((Number) one).doubleValue(), ((Number) other).doubleValue());
    }

    String tooMuch(Object max) {
        return (this == DURATION ? "longer than the allowed " : "more than the allowed ") + write(max);
    }

    String tooLittle(Object min) {
        return (this == DURATION ? "shorter than the allowed " : "less than the allowed ") + write(min);
    }

    private static String write(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.write(duration);
        }
        return value.toString().replaceFirst("\\.0$", "");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
