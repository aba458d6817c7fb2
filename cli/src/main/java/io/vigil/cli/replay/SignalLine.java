package io.vigil.cli.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.Signal;

/** A signal as one line of JSON. */
final class SignalLine {
    private SignalLine() {}

    static String of(Signal signal) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("unit", signal.detection().unit());
        line.put("type", signal.detection().type());
        line.put("tactic", signal.detection().tactic().name());
        line.put("technique", signal.detection().technique());
        line.put("severity", signal.detection().severity());
        line.put("account", signal.account());
        line.put("region", signal.region());
        line.put("time", signal.time());
        line.put("since", signal.occurrence().since());
        line.put("principal", signal.subject().principal());
        line.put("instance", signal.subject().instance());
        line.put("entity", signal.subject().entity());
        line.put("remote", signal.remote().ip());
        line.put("api", signal.activity().api());
        line.put("domain", signal.activity().domain());
        line.put("score", signal.score().value());
        line.put("pValue", signal.score().pValue());
        line.put("title", signal.detection().title());
        var ids = line.putArray("eventIds");
        for (String id : signal.evidence().eventIds()) {
            ids.add(id);
        }
        return line.toString();
    }
}
