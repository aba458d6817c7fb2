package io.vigil.sources.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that was read whole, for the forms that are not read fast. A member whose value is null counts as absent. */
public final class JsonTree {
    /** A number or a truth value, as it was written. */
    private record Literal(String text) {}

    private final Map<String, Object> members;

    private JsonTree(Map<String, Object> members) {
        this.members = members;
    }

    /** An object without members. */
    public static JsonTree empty() {
        return new JsonTree(new LinkedHashMap<>());
    }

    /** Null when the bytes are no single JSON object within the {@linkplain Json limits}. */
    public static @Nullable JsonTree of(byte[] bytes, int from, int to) {
        if (!Utf8.isValid(bytes, from, to)) {
            return null;
        }
        try (var parser = Json.parser(bytes, from, to)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            Map<String, Object> members = object ? object(parser) : Map.of();
            return object && parser.nextToken() == null ? new JsonTree(members) : null;
        } catch (JsonProcessingException broken) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    /** Null when the text is no single JSON object. */
    public static @Nullable JsonTree of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new JsonTree(object(parser));
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> new Literal(parser.getText());
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        var elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object element = value(parser);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    public Iterable<String> names() {
        return List.copyOf(members.keySet());
    }

    public boolean has(String path) {
        return find(path) != null;
    }

    /** What a scalar says; null when there is none, or it is empty. */
    public @Nullable String text(String path) {
        Object found = find(path);
        String text = found instanceof Literal literal ? literal.text : found instanceof String string ? string : "";
        return text.isEmpty() ? null : text;
    }

    /** The first of these that is there with a text. */
    public @Nullable String firstText(String... paths) {
        for (String path : paths) {
            String text = text(path);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The object at the path: an object, or a text that is the JSON of one; null when it is neither. */
    public @Nullable JsonTree object(String path) {
        Object found = find(path);
        if (found instanceof JsonTree tree) {
            return tree;
        }
        return found instanceof String text ? of(text) : null;
    }

    /** The objects in the array at the path, or the one that stands there alone; none when it is something else. */
    public List<JsonTree> objects(String path) {
        Object found = find(path);
        List<?> elements = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
        return elements.stream()
                .filter(JsonTree.class::isInstance)
                .map(JsonTree.class::cast)
                .toList();
    }

    /** A value by names with dots between them; a name that has dots itself is found as well. */
    private @Nullable Object find(String path) {
        Object whole = members.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return members.get(path.substring(0, dot)) instanceof JsonTree inner
                ? inner.find(path.substring(dot + 1))
                : null;
    }

    /** Sets a text at a path, making objects on the way; a null text and a place that is taken leave it as it is. */
    public JsonTree put(String path, @Nullable String text) {
        putValue(path, text);
        return this;
    }

    /** Sets an object likewise. */
    public JsonTree put(String path, @Nullable JsonTree object) {
        putValue(path, object);
        return this;
    }

    /** Sets an array of objects likewise. */
    public JsonTree put(String path, List<JsonTree> objects) {
        putValue(path, objects.isEmpty() ? null : objects);
        return this;
    }

    /** Sets what another object has at a path, whatever it is, unless this one has it. */
    public void copy(String path, JsonTree other, String from) {
        putValue(path, other.find(from));
    }

    private void putValue(String path, @Nullable Object value) {
        if (value == null) {
            return;
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            members.putIfAbsent(path, value);
        } else if (members.computeIfAbsent(path.substring(0, dot), name -> empty()) instanceof JsonTree inner) {
            inner.putValue(path.substring(dot + 1), value);
        }
    }

    /** Takes the member out of it. */
    public void remove(String name) {
        members.remove(name);
    }

    /** As JSON in UTF-8. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var generator = Json.generator(out)) {
            write(this, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toByteArray();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof JsonTree tree) {
            out.writeStartObject();
            for (var member : tree.members.entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Literal literal) {
            out.writeRawValue(literal.text);
        } else {
            out.writeString((String) value);
        }
    }
}
