package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.console.files.JobFiles;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Shelf;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trusted and threat sets. An active one is a list in the folder that the job follows; it is read from its location when it is activated or updated. */
final class EntitySets {
    private static final Set<String> FORMATS =
            Set.of("TXT", "STIX", "OTX_CSV", "ALIEN_VAULT", "PROOF_POINT", "FIRE_EYE");
    /** Names a file, and the list in findings. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}";

    private static final String LOCATION = "\\S{1,300}";
    private static final String VERSION = "version";
    private static final int MOST = 100;

    private final Shelf shelf;
    private final JobFiles files;
    /** Clients ask until a set is deleted, and take an error for a failure. */
    private final Map<String, ObjectNode> deleted = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > MOST;
        }
    });

    EntitySets(Shelf shelf, JobFiles files) {
        this.shelf = shelf;
        this.files = files;
    }

    JsonNode answer(SetKind kind, Ask ask) {
        String name = ask.name();
        if (name.startsWith("List")) {
            var answer = Ask.empty();
            var ids = answer.putArray(kind.idKey + "s");
            shelf.all(kind.word).keySet().forEach(ids::add);
            return answer;
        }
        if (name.startsWith("Get")) {
            var set = known(kind, ask);
            set.remove(VERSION);
            return set;
        }
        ask.caller().mustBe(Role.ADMIN);
        files.mustBeFollowed();
        if (name.startsWith("Create")) {
            return create(kind, ask);
        }
        return name.startsWith("Update") ? update(kind, ask) : delete(kind, ask);
    }

    private ObjectNode known(SetKind kind, Ask ask) {
        String id = ask.place(kind.place);
        return shelf.get(kind.word, id)
                .or(() -> Optional.ofNullable(deleted.get(kind.word + id)).map(ObjectNode::deepCopy))
                .orElseThrow(() -> Refusal.badRequest(
                        "The request is rejected because the input detectorId is not owned by the current account."));
    }

    private JsonNode create(SetKind kind, Ask ask) {
        var set = Ask.empty().put("name", ask.required("name", NAME));
        if (!FORMATS.contains(ask.required("format", "[A-Z_]+"))) {
            throw Refusal.badRequest("The request is rejected because format is not one of "
                    + String.join(", ", FORMATS.stream().sorted().toList()) + ".");
        }
        if (shelf.all(kind.word).size() >= MOST) {
            throw Refusal.badRequest("The request is rejected because there are 100 such sets already.");
        }
        ask.required("location", LOCATION);
        set.putObject("tags");
        ask.copy(set, "format", "location", "tags", "expectedBucketOwner");
        set.put("createdAt", Wire.seconds(shelf.now().toString())).put("status", "INACTIVE");
        String id = UUID.randomUUID().toString().replace("-", "");
        keep(kind, id, set, ask);
        return Ask.empty().put(kind.idKey, id);
    }

    private JsonNode update(SetKind kind, Ask ask) {
        ObjectNode set = known(kind, ask);
        if (ask.body().has("name")) {
            set.put("name", ask.required("name", NAME));
        }
        if (ask.body().has("location")) {
            set.put("location", ask.required("location", LOCATION));
        }
        ask.copy(set, "expectedBucketOwner");
        keep(kind, ask.place(kind.place), set, ask);
        return Ask.empty();
    }

    /** Publishes before it answers, and takes back what was there before only afterwards: a job sees the one or the other, for a moment both. */
    private void keep(SetKind kind, String id, ObjectNode set, Ask ask) {
        boolean active = ask.body()
                .path("activate")
                .asBoolean(set.path("status").asText().equals("ACTIVE"));
        set.put("status", active ? "ACTIVE" : "INACTIVE")
                .put("updatedAt", Wire.seconds(shelf.now().toString()));
        set.remove(VERSION);
        if (active) {
            String name = set.path("name").asText();
            set.put(
                    VERSION,
                    files.publish(kind.trusted, id, name, set.path("location").asText()));
        }
        shelf.put(kind.word, id, set, ask.caller().name(), ask.name());
        sweep(kind.trusted);
    }

    private JsonNode delete(SetKind kind, Ask ask) {
        ObjectNode set = known(kind, ask);
        String id = ask.place(kind.place);
        shelf.remove(kind.word, id, ask.caller().name(), ask.name());
        sweep(kind.trusted);
        set.remove(VERSION);
        deleted.put(kind.word + id, set.put("status", "DELETED"));
        return Ask.empty();
    }

    private void sweep(boolean trusted) {
        files.keepOnly(
                trusted,
                Stream.of(SetKind.values())
                        .filter(kind -> kind.trusted == trusted)
                        .flatMap(kind -> shelf.all(kind.word).values().stream())
                        .filter(set -> set.has(VERSION))
                        .map(set -> Path.of(
                                set.path(VERSION).asText(), set.path("name").asText() + ".txt"))
                        .collect(Collectors.toSet()));
    }

    /** Of sets that a crash left behind in the job's files. */
    void publish() {
        if (files.areFollowed()) {
            List.of(true, false).forEach(this::sweep);
        }
    }
}
