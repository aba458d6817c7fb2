package io.vigil.sinks.receivers;

import io.vigil.sinks.delivery.Message;
import io.vigil.sinks.delivery.Receiver;
import io.vigil.sinks.formats.Format;
import io.vigil.sinks.signing.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A POST for each finding, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it: {@code webhook-signature} is the
 * HMAC-SHA256 of id, time and body, so that the receiver knows who sent it, and when.
 */
public final class WebhookReceiver implements Receiver {
    private static final int MOST = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What will be no better next time: malformed, gone, too large, not processable. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 410, 413, 422);

    private final URI where;
    private final byte[] secret;
    private final Format format;
    private final HttpClient http;
    private final Clock clock;

    /** @param secret at least 24 bytes */
    public WebhookReceiver(URI where, byte[] secret, Format format, HttpClient http, Clock clock) {
        this.where = where;
        this.secret = secret.clone();
        this.format = format;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public int most() {
        return MOST;
    }

    /** Goes as far as it gets: what was taken before a failure is not sent again. */
    @Override
    public Receipt hand(List<Message> messages) throws IOException, InterruptedException {
        var taken = new ArrayList<Message>();
        var refused = new ArrayList<Message>();
        for (Message message : messages) {
            int status;
            try {
                status = post(message);
            } catch (IOException e) {
                if (taken.isEmpty() && refused.isEmpty()) {
                    throw new IOException(
                            where.getHost() + " does not answer: "
                                    + e.getClass().getSimpleName(),
                            e);
                }
                break;
            }
            if (status / 100 == 2) {
                taken.add(message);
            } else if (FOR_GOOD.contains(status)) {
                refused.add(message);
            } else if (taken.isEmpty() && refused.isEmpty()) {
                throw new IOException(where.getHost() + " answers " + status);
            } else {
                break;
            }
        }
        return new Receipt(taken, refused);
    }

    private int post(Message message) throws IOException, InterruptedException {
        String body = format.write(message);
        String time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(where)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + signature(message.id() + "." + time + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String signature(String text) {
        return Base64.getEncoder().encodeToString(Hmac.of(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {}
}
