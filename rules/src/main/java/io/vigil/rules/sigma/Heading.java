package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Settings;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import io.vigil.detection.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule says of itself: everything but {@code detection}. */
final class Heading {
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "title",
            "id",
            "name",
            "related",
            "taxonomy",
            "status",
            "description",
            "license",
            "references",
            "author",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "correlation",
            "generate",
            "filter"));

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int LONGEST_TITLE = 256;
    /** {@code Purpose:Sigma/Title}: a type that GuardDuty does not have. */
    private static final String MARK = ":Sigma/";

    private enum Level {
        INFORMATIONAL(0),
        LOW(2),
        MEDIUM(5),
        HIGH(8),
        CRITICAL(9);

        private final double severity;

        Level(double severity) {
            this.severity = severity;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Status {
        STABLE,
        TEST,
        EXPERIMENTAL,
        DEPRECATED,
        UNSUPPORTED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JsonNode document;
    private final YamlSection head;
    private final SourceLocation top;

    Heading(JsonNode document, SourceLocation top) {
        this.document = document;
        this.head = YamlSection.of(top.file(), document, top.problems());
        this.top = top;
    }

    /** The word of a status with which nobody wants a rule to run; null for one that runs. */
    @Nullable
    String retired() {
        Status status = head.oneOf("status", Status.class);
        return status == Status.DEPRECATED || status == Status.UNSUPPORTED ? status.toString() : null;
    }

    Unit unit(UnitFolder folder) {
        refuseMisspelt();
        refuseOtherLogs();
        String title = head.requiredText("title");
        if (title.length() > LONGEST_TITLE) {
            head.refuse("title", "is longer than " + LONGEST_TITLE + " characters");
        }
        String id = id(title);
        return new Unit(id, List.of(emit(id, title)), new Settings(Map.of()), folder, top.file(), document);
    }

    /** Of a correlation, which has no log of its own. */
    Unit correlation(UnitFolder folder) {
        refuseMisspelt();
        String title = head.requiredText("title");
        String id = id(title);
        return new Unit(id, List.of(emit(id, title)), new Settings(Map.of()), folder, top.file(), document);
    }

    /** Of a filter, which is reported by its rules alone. */
    void filter() {
        refuseMisspelt();
        refuseOtherLogs();
        head.requiredText("title");
    }

    /** What others call it by, beside its id; null when nothing is given. */
    @Nullable
    String name() {
        return head.text("name");
    }

    /** Anybody may add keys of their own; one that is nearly a key of Sigma's, which is missing, is none of those. */
    private void refuseMisspelt() {
        for (Map.Entry<String, JsonNode> entry : document.properties()) {
            String near = KEYS.contains(entry.getKey()) ? "" : DidYouMean.among(KEYS, entry.getKey());
            if (KEYS.stream().anyMatch(key -> near.contains(" " + key + "?") && !document.has(key))) {
                top.at(entry.getKey()).refuse("no such key" + near);
            }
        }
        String taxonomy = head.text("taxonomy");
        if (taxonomy != null && !taxonomy.equals("sigma")) {
            head.refuse("taxonomy", "only Sigma's own names of fields are understood");
        }
    }

    private void refuseOtherLogs() {
        YamlSection source = head.required("logsource") ? head.section("logsource") : null;
        if (source == null) {
            return;
        }
        expect(source, "product", "aws");
        expect(source, "service", "cloudtrail");
        if (source.has("category")) {
            source.refuse("category", "CloudTrail has no category; only product: aws with service: cloudtrail is read");
        }
    }

    private static void expect(YamlSection source, String key, String only) {
        if (source.required(key) && !only.equals(source.text(key))) {
            source.refuse(key, "only rules on " + only + " can run: product: aws, service: cloudtrail");
        }
    }

    private String id(String title) {
        String id = head.text("id");
        if (id == null) {
            return "sigma-" + PascalCase.of(title).toLowerCase(Locale.ROOT);
        }
        if (!ID.matcher(id).matches()) {
            head.refuse("id", "expected a UUID");
        }
        return id.toLowerCase(Locale.ROOT);
    }

    /** The specification wants no alert of an informational rule: it becomes a building block, which sequences may read. */
    private Emit emit(String id, String title) {
        Level level = Objects.requireNonNullElse(head.oneOf("level", Level.class), Level.MEDIUM);
        Attack attack = Attack.read(head.texts("tags"), top.at("tags"));
        String name = PascalCase.of(title);
        String type = attack.purpose() + MARK + (name.isEmpty() ? "Rule" : name);
        return new Emit(
                level == Level.INFORMATIONAL ? null : type,
                level.severity,
                attack.tactic(),
                attack.technique(),
                Template.of(title),
                Template.of(description(id)));
    }

    private String description(String id) {
        var words = new StringBuilder("{userName} called {api} from {remote}.");
        String description = head.has("description") ? head.text("description") : null;
        if (description != null) {
            words.append(' ').append(description.strip().replaceAll("\\s+", " "));
        }
        append(words, " Known false positives: ", "; ", head.texts("falsepositives"));
        append(words, " References: ", " ", head.texts("references"));
        return words.append(" Sigma rule ").append(id).append('.').toString();
    }

    private static void append(StringBuilder words, String label, String between, List<String> texts) {
        if (!texts.isEmpty()) {
            String joined = texts.stream().map(Heading::withoutStop).collect(Collectors.joining(between));
            words.append(label).append(joined).append('.');
        }
    }

    private static String withoutStop(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
