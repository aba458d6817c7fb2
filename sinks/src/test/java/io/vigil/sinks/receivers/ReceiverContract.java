package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.delivery.Receiver.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every receiver does. */
interface ReceiverContract {
    /** As a user names it, of the format eventbridge. */
    String destination();

    /** Everything that arrived, in its order. */
    List<JsonNode> arrived() throws IOException;

    /** Takes nothing from now on, or takes again. */
    void setAway(boolean away) throws IOException;

    private Receiver open() {
        return Destination.parse(destination()).opened().apply(LocalServer.means());
    }

    static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var finding = JsonNodeFactory.instance.objectNode();
                    finding.put("id", "f" + number)
                            .put("accountId", "111122223333")
                            .put("region", "eu-west-1")
                            .put("title", "eve\u001b[2J\n<img onerror> \ud83d\ude00 " + number);
                    return new Message(
                            "event-" + number,
                            "f" + number,
                            Instant.parse("2025-06-12T11:00:00Z").plusSeconds(number),
                            1,
                            "f" + number,
                            finding);
                })
                .toList();
    }

    @Test
    default void everyMessageArrivesWholeAndInOrder() throws Exception {
        var messages = messages(7);

        try (var receiver = open()) {
            assertThat(receiver.most()).isGreaterThan(7);
            assertThat(receiver.hand(messages)).isEqualTo(Receipt.all(messages));
        }

        assertThat(arrived())
                .extracting(event -> event.path("detail"))
                .isEqualTo(messages.stream().map(Message::finding).toList());
        assertThat(arrived()).extracting(event -> event.path("id").asText()).startsWith("event-0", "event-1");
    }

    @Test
    default void whoIsAwayFailsAndGetsAllWhenBack() throws Exception {
        try (var receiver = open()) {
            setAway(true);
            assertThatThrownBy(() -> receiver.hand(messages(2)))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("token");
            setAway(false);
            receiver.hand(messages(2));
        }

        assertThat(arrived()).hasSize(2);
    }

    @Test
    default void theNameInTheStoreHoldsNoSecret() {
        assertThat(Destination.parse(destination()).name())
                .doesNotContain("token")
                .startsWith("eventbridge=");
    }
}
