package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.sinks.delivery.Message;

/**
 * An event as rules of EventBridge match it. See the user guide of GuardDuty, "Processing GuardDuty findings with Amazon EventBridge". Its time is
 * that of the finding's latest news.
 */
final class EventBridgeEvent {
    private EventBridgeEvent() {}

    static JsonNode of(Message message) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0")
                .put("id", message.id())
                .put("detail-type", "GuardDuty Finding")
                .put("source", "aws.guardduty")
                .put("account", message.account())
                .put("time", message.updatedAt().toString())
                .put("region", message.region())
                .putArray("resources");
        event.set("detail", message.finding());
        return event;
    }
}
