package io.vigil.jobs.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.Rejected;

/** Refused input as one line of JSON. */
public final class RejectedLine {
    private RejectedLine() {}

    public static String of(Rejected rejected) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("source", rejected.source());
        line.put("place", rejected.place());
        line.put("reason", rejected.reason().name());
        line.put("detail", rejected.detail());
        line.put("sample", rejected.sample());
        line.put("records", rejected.records());
        return line.toString();
    }
}
