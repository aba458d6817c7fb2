package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.files.JobFiles;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.Shelf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters. One that archives is in the tuning file which the job follows, from then on; findings that are there already stay as they are. */
final class Filters {
    static final String KIND = "filter";

    private static final String NAME = "[A-Za-z0-9._-]{3,64}";
    private static final List<String> ACTIONS = List.of("NOOP", "ARCHIVE");
    private static final int MOST = 100;

    private final Shelf shelf;
    private final JobFiles files;

    Filters(Shelf shelf, JobFiles files) {
        this.shelf = shelf;
        this.files = files;
    }

    /** The job's files as the filters have them: after a start, whatever happened to the files meanwhile. */
    void publish() {
        if (files.areFollowed()) {
            write(shelf.all(KIND));
        }
    }

    JsonNode answer(Ask ask) {
        return switch (ask.name()) {
            case "ListFilters" -> {
                var answer = Ask.empty();
                var names = answer.putArray("filterNames");
                shelf.all(KIND).keySet().forEach(names::add);
                yield answer;
            }
            case "GetFilter" -> known(ask);
            case "CreateFilter" -> create(ask);
            case "UpdateFilter" -> update(ask);
            default -> delete(ask);
        };
    }

    private ObjectNode known(Ask ask) {
        return shelf.get(KIND, ask.place("FilterName"))
                .orElseThrow(() -> Refusal.badRequest("The request is rejected since no such resource found."));
    }

    private JsonNode create(Ask ask) {
        ask.caller().mustBe(Role.ANALYST);
        String name = ask.required("name", NAME);
        var all = shelf.all(KIND);
        if (all.containsKey(name)) {
            throw Refusal.badRequest("The request is rejected because a filter with the given name already exists.");
        }
        if (all.size() >= MOST) {
            throw Refusal.badRequest("The request is rejected because there are 100 filters already.");
        }
        var filter = Ask.empty()
                .put("name", name)
                .put("description", "")
                .put("action", "NOOP")
                .put("rank", 1);
        filter.putObject("tags");
        ask.copy(filter, "tags");
        filter.put("createdAt", Wire.seconds(shelf.now().toString()));
        return keep(ask, filter, 1);
    }

    private JsonNode update(Ask ask) {
        ask.caller().mustBe(Role.ANALYST);
        ObjectNode filter = known(ask);
        return keep(ask, filter, filter.path("version").asInt(1) + 1);
    }

    private JsonNode keep(Ask ask, ObjectNode filter, int version) {
        String name = filter.path("name").asText();
        ask.text("description").ifPresent(text -> filter.put("description", text));
        ask.text("action").ifPresent(text -> filter.put("action", text));
        ask.copy(filter, "rank", "findingCriteria");
        filter.put("updatedAt", Wire.seconds(shelf.now().toString())).put("version", version);
        check(filter);
        var all = new LinkedHashMap<>(shelf.all(KIND));
        boolean archives = archives(filter) || all.containsKey(name) && archives(all.get(name));
        all.put(name, filter);
        if (archives) {
            write(all);
        }
        shelf.put(KIND, name, filter, ask.caller().name(), ask.name());
        return Ask.empty().put("name", name);
    }

    private static void check(ObjectNode filter) {
        if (!ACTIONS.contains(filter.path("action").asText())) {
            throw Refusal.badRequest("The request is rejected because action is neither NOOP nor ARCHIVE.");
        }
        int rank = filter.path("rank").asInt(0);
        if (!filter.path("rank").isInt() || rank < 1 || rank > MOST) {
            throw Refusal.badRequest("The request is rejected because rank is not between 1 and 100.");
        }
        JsonNode criterion = filter.at("/findingCriteria/criterion");
        if (!criterion.isObject() || criterion.isEmpty()) {
            throw Refusal.badRequest("The request is rejected because findingCriteria has no criterion.");
        }
        ObjectNode readable = filter.path("findingCriteria").deepCopy();
        readable.path("criterion").forEach(condition -> {
            if (condition instanceof ObjectNode object) {
                object.remove(List.of("matches", "notMatches"));
            }
        });
        Criteria.read(readable);
    }

    private JsonNode delete(Ask ask) {
        ask.caller().mustBe(Role.ANALYST);
        ObjectNode filter = known(ask);
        String name = filter.path("name").asText();
        var all = new LinkedHashMap<>(shelf.all(KIND));
        all.remove(name);
        if (archives(filter)) {
            write(all);
        }
        shelf.remove(KIND, name, ask.caller().name(), ask.name());
        return Ask.empty();
    }

    private static boolean archives(ObjectNode filter) {
        return filter.path("action").asText().equals("ARCHIVE");
    }

    private void write(Map<String, ObjectNode> all) {
        files.suppress(all.values().stream()
                .filter(Filters::archives)
                .flatMap(filter -> Suppressions.of(filter.at("/findingCriteria/criterion"), why(filter)).stream())
                .map(ObjectNode::toString)
                .toList());
    }

    private static String why(ObjectNode filter) {
        String description = filter.path("description").asText();
        return "filter " + filter.path("name").asText() + (description.isBlank() ? "" : ": " + description);
    }
}
