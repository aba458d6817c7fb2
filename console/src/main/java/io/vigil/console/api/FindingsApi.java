package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.console.http.Refusal;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import io.vigil.console.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operations that read findings. */
final class FindingsApi {
    private static final int MOST = 50;

    private final FindingReader findings;
    private final Tokens tokens = new Tokens();

    FindingsApi(FindingReader findings) {
        this.findings = findings;
    }

    JsonNode list(JsonNode asked) {
        int most = most(asked);
        String question = question(asked);
        Row after = after(asked, tokens);
        var rows = findings.page(criteria(asked), order(asked), after, most + 1);
        var answer = JsonNodeFactory.instance.objectNode();
        var ids = answer.putArray("findingIds");
        rows.stream().limit(most).forEach(row -> ids.add(row.id()));
        answer.put("nextToken", rows.size() > most ? tokens.after(rows.get(most - 1), question) : "");
        return answer;
    }

    static int most(JsonNode asked) {
        int most = asked.path("maxResults").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw Refusal.badRequest("The request is rejected because maxResults is not between 1 and 50.");
        }
        return most;
    }

    static Criteria criteria(JsonNode asked) {
        return Criteria.read(asked.path("findingCriteria"));
    }

    /** What a token holds for. */
    static String question(JsonNode asked) {
        return asked.path("findingCriteria") + " " + asked.path("sortCriteria");
    }

    static @Nullable Row after(JsonNode asked, Tokens tokens) {
        String token = asked.path("nextToken").asText("");
        return token.isEmpty() ? null : tokens.read(token, question(asked));
    }

    static Order order(JsonNode asked) {
        JsonNode sort = asked.path("sortCriteria");
        return sort.has("attributeName")
                ? Order.by(
                        sort.path("attributeName").asText(),
                        !sort.path("orderBy").asText("ASC").equals("ASC"))
                : Order.DEFAULT;
    }

    /** In the order in which they were asked for; ids that there are none of are left out. */
    JsonNode get(JsonNode asked) {
        var ids = ids(asked);
        var rows = findings.get(ids).stream().collect(Collectors.toMap(Row::id, Function.identity()));
        var answer = JsonNodeFactory.instance.objectNode();
        var found = answer.putArray("findings");
        for (String id : ids) {
            @Nullable Row row = rows.remove(id);
            if (row != null) {
                found.add(Wire.of(row));
            }
        }
        return answer;
    }

    static List<String> ids(JsonNode asked) {
        var ids = new ArrayList<String>();
        asked.path("findingIds").forEach(id -> ids.add(id.asText()));
        if (ids.isEmpty() || ids.size() > MOST) {
            throw Refusal.badRequest("The request is rejected because findingIds does not hold 1 to 50 ids.");
        }
        return ids;
    }
}
