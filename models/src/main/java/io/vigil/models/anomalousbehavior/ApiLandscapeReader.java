package io.vigil.models.anomalousbehavior;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vigil.catalogue.ApiWords;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.signals.Tactic;
import io.vigil.models.anomalousbehavior.ApiLandscape.Purpose;
import io.vigil.models.anomalousbehavior.ApiLandscape.Saying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code apis.yaml}; its first lines describe its contents. */
final class ApiLandscapeReader {
    static final String FILE = "apis.yaml";

    /** Part of a service's first uses that falls to the calls which nearly everyone makes. */
    private static final double USUAL = 0.5;
    /** Part of all first uses that falls to listed services. */
    private static final double LISTED = 0.95;

    /** What was read last. Nearly all tasks of a process want the same. */
    private static volatile @Nullable Read latest;

    private final UnitFolder folder;
    private final Problems problems;
    private final Map<String, Purpose> verbs = new HashMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<Long, Api> listed = new HashMap<>();

    private record Read(String text, ApiLandscape landscape) {}

    private ApiLandscapeReader(UnitFolder folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The landscape that the folder's file describes; one for all who ask of the same file, whatever their thread. */
    static ApiLandscape read(UnitFolder folder, Problems problems) {
        Read known = latest;
        String text = folder.file(FILE);
        if (known != null && known.text.equals(text)) {
            return known.landscape;
        }
        ApiLandscape landscape = new ApiLandscapeReader(folder, problems).read();
        if (text != null && problems.none()) {
            latest = new Read(text, landscape);
        }
        return landscape;
    }

    private ApiLandscape read() {
        JsonNode file = tree(folder.file(FILE));
        purposes(file.path("verbs")).forEach(verbs::put);
        double all = 0;
        for (JsonNode service : file.path("services")) {
            all += service.path("share").asDouble(0);
        }
        for (Map.Entry<String, JsonNode> service : file.path("services").properties()) {
            if (service.getValue().has("share")) {
                shares.put(service.getKey(), service.getValue().path("share").asDouble() / all * LISTED);
            }
        }
        var landscape = new ApiLandscape(verbs, sayings(file.path("names")), shares, listed);
        file.path("services").properties().forEach(service -> list(service.getKey(), service.getValue(), landscape));
        return landscape;
    }

    private List<Saying> sayings(JsonNode sheet) {
        List<Saying> sayings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> line : sheet.properties()) {
            Purpose purpose = purpose(line.getKey());
            for (String word : words(line.getValue())) {
                String expression = ApiWords.expression(word);
                if (expression == null) {
                    problems.add(folder.placeOf(FILE), line.getKey(), ApiWords.unknown(word));
                } else if (purpose != null) {
                    sayings.add(new Saying(Pattern.compile(expression), purpose));
                }
            }
        }
        return List.copyOf(sayings);
    }

    private JsonNode tree(@Nullable String text) {
        var mapper = new ObjectMapper(new YAMLFactory());
        try {
            JsonNode file = mapper.readTree(text == null ? "" : text);
            if (file.path("verbs").isObject() && file.path("services").isObject()) {
                return file;
            }
            problems.add(folder.placeOf(FILE), "", "expected an object with the keys verbs and services");
        } catch (JsonProcessingException e) {
            problems.add(folder.placeOf(FILE), "", "is no YAML: " + e.getOriginalMessage());
        }
        return mapper.createObjectNode();
    }

    private void list(String service, JsonNode sheet, ApiLandscape landscape) {
        Map<String, Purpose> purposes = purposes(sheet);
        List<String> usual = words(sheet.path("usual"));
        for (String name : usual) {
            purposes.putIfAbsent(name, landscape.byVerb(name));
        }
        double usualShare = USUAL / Math.max(1, usual.size());
        purposes.forEach((name, purpose) -> {
            double share = usual.contains(name) ? usualShare : ApiLandscape.share(purpose.tactic());
            Api byName = landscape.of(service, name);
            var kind = KindOfAct.of(landscape.byVerb(name).tactic(), true, purpose);
            listed.put(byName.key(), listed(byName, kind, purpose, share));
        });
    }

    private static Api listed(Api byName, KindOfAct kind, Purpose purpose, double share) {
        return new Api(
                byName.key(),
                byName.service(),
                byName.label(),
                true,
                kind,
                purpose.tactic(),
                purpose.sensitivity(),
                byName.serviceShare(),
                share);
    }

    /** The lines {@code TACTIC weight: names}, in the order written; a name's first line counts. */
    private Map<String, Purpose> purposes(JsonNode sheet) {
        Map<String, Purpose> purposes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> line : sheet.properties()) {
            if (line.getKey().equals("share") || line.getKey().equals("usual")) {
                continue;
            }
            Purpose purpose = purpose(line.getKey());
            for (String name : purpose == null ? List.<String>of() : words(line.getValue())) {
                purposes.putIfAbsent(name, purpose);
            }
        }
        return purposes;
    }

    private @Nullable Purpose purpose(String key) {
        String[] parts = key.split(" ");
        try {
            return new Purpose(Tactic.valueOf(parts[0]), Double.parseDouble(parts[parts.length - 1]));
        } catch (IllegalArgumentException e) {
            problems.add(folder.placeOf(FILE), key, "expected a tactic and a weight, such as DISCOVERY 0.5");
            return null;
        }
    }

    private static List<String> words(JsonNode text) {
        return text.isTextual() ? List.of(text.textValue().trim().split("\\s+")) : List.of();
    }
}
