package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.detection.Emit;
import io.vigil.detection.Template;
import io.vigil.events.signals.Tactic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the YAML of every kind of unit starts with: id, emissions, parameters. */
final class UnitHead {
    static final String[] KEYS = {"id", "emits", "parameters", "mode", Unit.BEGINS};

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** {@code Purpose:Resource/Name}, with GuardDuty's endings {@code .Detail} and {@code !Log}. */
    private static final Pattern TYPE = Pattern.compile(
            "[A-Z][A-Za-z]*:[A-Z][A-Za-z0-9]*/[A-Z0-9][A-Za-z0-9&-]*(\\.[A-Za-z0-9]+)?(![A-Za-z0-9]+)?");

    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    /** Whether people get to see what it finds. */
    private enum Mode {
        LIVE,
        DRY_RUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final UnitFolder folder;
    private final String place;
    private final Tuning tuning;
    private final Problems problems;

    UnitHead(UnitFolder folder, String yamlName, Tuning tuning, Problems problems) {
        this.folder = folder;
        this.place = folder.placeOf(yamlName);
        this.tuning = tuning;
        this.problems = problems;
    }

    /** The unit as far as it can be read; null when it has no id, no emission or a parameter without a value. */
    @Nullable
    Unit read(String text) {
        JsonNode body = Yaml.read(place, text, problems);
        if (body == null) {
            return null;
        }
        if (!body.isObject()) {
            problems.add(place, "", "expected an object with the keys id, emits, …");
            return null;
        }
        var head = YamlSection.of(place, body, problems);
        String id = id(head);
        List<Emit> emits = emits(head);
        head.oneOf("mode", Mode.class);
        head.flag(Unit.BEGINS);
        Settings settings = settings(id, head);
        return id.isEmpty() || emits.isEmpty() || settings == null
                ? null
                : new Unit(id, emits, settings, folder, place, body);
    }

    private String id(YamlSection head) {
        String id = head.requiredText("id");
        if (id.isEmpty()) {
            return id;
        }
        if (!ID.matcher(id).matches()) {
            head.refuse("id", "expected kebab-case, such as port-sweep");
        } else if (!folder.name().isEmpty() && !folder.name().equals(id)) {
            head.refuse("id", "must be the folder's name, " + folder.name());
        }
        return id;
    }

    private List<Emit> emits(YamlSection head) {
        List<Emit> emits = new ArrayList<>();
        var types = new HashSet<String>();
        for (YamlSection declared : head.sections("emits")) {
            Emit emit = emit(declared);
            emits.add(emit);
            String kind = Objects.requireNonNullElse(emit.type(), emit.tactic().name());
            if (!types.add(kind)) {
                declared.refuse("type", "the unit emits this twice");
            }
        }
        if (emits.isEmpty()) {
            head.refuse("emits", "expected a list with at least one emission");
        }
        return List.copyOf(emits);
    }

    /** What is wrong in it is a problem, and a stand-in takes its place: nothing starts, but the rest is still looked at. */
    private Emit emit(YamlSection declared) {
        String type =
                matching(declared, "type", TYPE, "expected Purpose:Resource/Name, such as Policy:S3/BucketPublic");
        String technique = matching(declared, "technique", TECHNIQUE, "expected an ATT&CK technique, such as T1530");
        var emit = new Emit(
                type,
                severity(declared, type),
                tactic(declared),
                technique,
                declared.template("title"),
                type == null && !declared.has("description") ? Template.of("") : declared.template("description"));
        declared.refuseUnknown();
        return emit;
    }

    private static Tactic tactic(YamlSection declared) {
        Tactic tactic = declared.required("tactic") ? declared.oneOf("tactic", Tactic.class) : null;
        return Objects.requireNonNullElse(tactic, Tactic.IMPACT);
    }

    private static @Nullable String matching(YamlSection declared, String name, Pattern form, String wayOut) {
        String text = declared.text(name);
        if (text != null && !form.matcher(text).matches()) {
            declared.refuse(name, wayOut);
        }
        return text;
    }

    private static double severity(YamlSection declared, @Nullable String type) {
        if (type == null) {
            if (declared.has("severity")) {
                declared.refuse("severity", "a building block, which has no type, has none");
            }
            return 0;
        }
        Double severity = declared.required("severity") ? declared.number("severity") : null;
        if (severity == null) {
            return Tuning.LEAST_SEVERE;
        }
        if (severity < Tuning.LEAST_SEVERE || severity > Tuning.MOST_SEVERE) {
            declared.refuse("severity", "expected 1.0 to 10.0");
        }
        return severity;
    }

    /** Null when a parameter has no value at all. */
    private @Nullable Settings settings(String id, YamlSection head) {
        YamlSection declared = head.section("parameters");
        if (declared == null) {
            return Settings.NONE;
        }
        var values = new TreeMap<String, Object>();
        List<String> names = declared.names();
        for (String name : names) {
            YamlSection parameter = declared.section(name);
            Object value = parameter == null ? null : value(id, name, parameter);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values.size() == names.size() ? new Settings(values) : null;
    }

    private @Nullable Object value(String id, String name, YamlSection declared) {
        Parameter parameter = Parameter.read(declared);
        return parameter == null ? null : tuning.value(id, name, parameter, problems);
    }
}
