package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a YAML file, asked key by key. Whatever does not hold what it should becomes a problem that names file, path and value, and
 * reads as absent. Keys that nobody asked for are refused at the end ({@link #refuseUnknown()}). {@code ${window}} stands for the value of
 * the unit's parameter {@code window}.
 */
public final class YamlSection {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final int LONGEST_VALUE = 60;

    private final String place;
    private final String path;
    private final JsonNode node;
    private final Settings settings;
    private final Problems problems;
    private final Set<String> asked = new TreeSet<>();

    private YamlSection(String place, String path, JsonNode node, Settings settings, Problems problems) {
        this.place = place;
        this.path = path;
        this.node = node;
        this.settings = settings;
        this.problems = problems;
    }

    /** An object that knows no parameters. */
    public static YamlSection of(String place, JsonNode object, Problems problems) {
        return whole(place, object, Settings.NONE, problems);
    }

    /** The outermost object of a file. */
    static YamlSection whole(String place, JsonNode node, Settings settings, Problems problems) {
        return new YamlSection(place, "", node, settings, problems);
    }

    /** The keys it has, in the order written; each counts as asked for. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        asked.addAll(names);
        return names;
    }

    public boolean has(String name) {
        return raw(name) != null;
    }

    /** The value as it stands, for readers that understand it themselves; null when absent. */
    public @Nullable JsonNode raw(String name) {
        asked.add(name);
        JsonNode found = node.get(name);
        return found == null || found.isNull() ? null : found;
    }

    public @Nullable String text(String name) {
        return (String) value(name, ParameterType.TEXT);
    }

    /** Empty, with a problem, when it is not there. */
    public String requiredText(String name) {
        String text = required(name) ? text(name) : null;
        return Objects.requireNonNullElse(text, "");
    }

    /** A text with placeholders that {@link SignalDraft#sign} fills in; empty, with a problem, when it is not there. */
    public Template template(String name) {
        String text = requiredText(name);
        for (String placeholder : Template.unknownIn(text)) {
            refuse(name, "no placeholder {" + placeholder + "}" + DidYouMean.among(Template.NAMES, placeholder));
        }
        return Template.of(text);
    }

    /** A list of texts, or a single one; empty when absent. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        Object texts = value(name, ParameterType.TEXTS);
        return texts == null ? List.of() : (List<String>) texts;
    }

    public @Nullable Duration duration(String name) {
        return (Duration) value(name, ParameterType.DURATION);
    }

    public @Nullable Double number(String name) {
        Object number = value(name, ParameterType.NUMBER);
        return number == null ? null : ((Number) number).doubleValue();
    }

    public @Nullable Integer count(String name) {
        return (Integer) value(name, ParameterType.COUNT);
    }

    /** False when absent. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(value(name, ParameterType.FLAG));
    }

    /** A constant by what its {@code toString} writes, in any case; null when absent. */
    public <T extends Enum<T>> @Nullable T oneOf(String name, Class<T> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(constant.toString());
        }
        refuse(name, "expected one of " + String.join(", ", names));
        return null;
    }

    /** The object of this name; null when absent. */
    public @Nullable YamlSection section(String name) {
        JsonNode found = raw(name);
        if (found == null || found.isObject()) {
            return found == null ? null : inner(path(name), found);
        }
        refuse(name, "expected an object with keys");
        return null;
    }

    /** The objects of a list; empty when absent. */
    public List<YamlSection> sections(String name) {
        JsonNode found = raw(name);
        if (found == null) {
            return List.of();
        }
        if (!found.isArray()) {
            refuse(name, "expected a list");
            return List.of();
        }
        List<YamlSection> sections = new ArrayList<>();
        for (int at = 0; at < found.size(); at++) {
            String item = path(name) + "[" + at + "]";
            if (found.get(at).isObject()) {
                sections.add(inner(item, found.get(at)));
            } else {
                problems.add(place, withValue(item, found.get(at)), "expected an object with keys");
            }
        }
        return sections;
    }

    private YamlSection inner(String innerPath, JsonNode found) {
        return new YamlSection(place, innerPath, found, settings, problems);
    }

    /** Whether the key is there; a problem when it is not. */
    public boolean required(String name) {
        if (!has(name)) {
            problems.add(place, path(name), "is missing");
            return false;
        }
        return true;
    }

    /** Reports what is wrong with the value of this key. */
    public void refuse(String name, String wayOut) {
        JsonNode found = node.get(name);
        problems.add(place, found == null ? path(name) : withValue(path(name), found), wayOut);
    }

    /** These keys are read elsewhere: they are not unknown. */
    public YamlSection alsoKnown(String... names) {
        asked.addAll(Arrays.asList(names));
        return this;
    }

    /** Every key that nobody asked for is a problem; call it when all are read. */
    public void refuseUnknown() {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!asked.contains(entry.getKey())) {
                problems.add(place, path(entry.getKey()), "no such key" + DidYouMean.among(asked, entry.getKey()));
            }
        }
    }

    @Nullable
    Object value(String name, ParameterType type) {
        JsonNode found = raw(name);
        if (found == null) {
            return null;
        }
        Matcher reference = REFERENCE.matcher(found.isTextual() ? found.textValue() : "");
        Object value = reference.matches() ? settings.values().get(reference.group(1)) : type.read(found);
        if (reference.matches() && value == null) {
            Set<String> known = settings.values().keySet();
            refuse(name, "no such parameter" + DidYouMean.among(known, reference.group(1)));
            return null;
        }
        if (!type.holds(value)) {
            refuse(name, "expected " + type.words);
            return null;
        }
        return value;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static String withValue(String path, JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return path + " = "
                + (text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…")
                        .replaceAll("\\s+", " ");
    }
}
