package io.vigil.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Incident;
import io.vigil.console.store.IncidentReader;
import io.vigil.console.store.Row;

/** Findings as the page lists them: asked for like ListFindings, answered with a row for each incident. */
public final class Incidents {
    private final IncidentReader incidents;
    private final Tokens tokens = new Tokens();

    public Incidents(FindingReader findings) {
        this.incidents = new IncidentReader(findings);
    }

    /** @param asked body of a ListFindings */
    public JsonNode list(JsonNode asked) {
        int most = FindingsApi.most(asked);
        String question = FindingsApi.question(asked);
        Row after = FindingsApi.after(asked, tokens);
        var found = incidents.page(FindingsApi.criteria(asked), FindingsApi.order(asked), after, most + 1);
        var answer = JsonNodeFactory.instance.objectNode();
        var rows = answer.putArray("incidents");
        for (Incident each : found.subList(0, Math.min(most, found.size()))) {
            rows.addObject()
                    .put("findingId", each.shown())
                    .put("incidentId", each.place().incident())
                    .put("totalFindings", each.count())
                    .put("others", each.others());
        }
        return answer.put(
                "nextToken",
                found.size() > most ? tokens.after(found.get(most - 1).place(), question) : "");
    }

    /** @param asked with {@code findingCriteria} */
    public JsonNode count(JsonNode asked) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("totalIncidents", incidents.count(FindingsApi.criteria(asked)));
    }
}
