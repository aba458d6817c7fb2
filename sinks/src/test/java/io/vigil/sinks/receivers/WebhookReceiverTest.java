package io.vigil.sinks.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest implements ReceiverContract {
    private LocalServer server;
    private int answersToTheSecond = 200;
    private int count;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer(asked -> new LocalServer.Answer(++count == 2 ? answersToTheSecond : 200, ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public String destination() {
        return "eventbridge=" + server.address() + "hooks/token-of-the-receiver";
    }

    @Override
    public List<JsonNode> arrived() throws IOException {
        var arrived = new ArrayList<JsonNode>();
        for (var asked : server.asked) {
            arrived.add(new ObjectMapper().readTree(asked.body()));
        }
        return arrived;
    }

    @Override
    public void setAway(boolean away) {
        server.away = away;
    }

    @Test
    void everyMessageIsSignedWithItsIdAndTime() throws Exception {
        hand(1);

        var headers = server.asked.get(0).headers();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(LocalServer.SECRET, "HmacSHA256"));
        String signed = "event-0.1749729600." + new String(server.asked.get(0).body(), StandardCharsets.UTF_8);
        assertThat(headers)
                .containsEntry("webhook-id", "event-0")
                .containsEntry("webhook-timestamp", "1749729600")
                .containsEntry(
                        "webhook-signature",
                        "v1,"
                                + Base64.getEncoder()
                                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsRefusedForGoodHoldsUpNothing() throws Exception {
        answersToTheSecond = 422;

        var receipt = hand(3);

        assertThat(receipt.taken()).extracting(Message::findingId).containsExactly("f0", "f2");
        assertThat(receipt.refused()).extracting(Message::findingId).containsExactly("f1");
    }

    @Test
    void afterAFailureNothingIsSentAndWhatWasTakenIsNotSentAgain() throws Exception {
        answersToTheSecond = 429;

        var receipt = hand(3);

        assertThat(receipt.taken()).extracting(Message::findingId).containsExactly("f0");
        assertThat(receipt.refused()).isEmpty();
        assertThat(count).isEqualTo(2);
    }

    private Receipt hand(int messages) throws Exception {
        try (var receiver = Destination.parse(destination()).opened().apply(LocalServer.means())) {
            return receiver.hand(ReceiverContract.messages(messages));
        }
    }
}
