package io.vigil.sinks.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys as AWS's SDKs do, of their places these: the environment ({@code AWS_ACCESS_KEY_ID} …), then the endpoint that ECS and EKS Pod Identity
 * name in the environment ({@code AWS_CONTAINER_CREDENTIALS_…}). Keys of the endpoint are kept until five minutes before they end.
 */
public final class CredentialSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OF_ECS = "http://169.254.170.2";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final HttpClient http;
    private final Clock clock;
    private @Nullable Credentials kept;
    private Instant until = Instant.MIN;

    public CredentialSource(Map<String, String> environment, HttpClient http, Clock clock) {
        this.environment = environment;
        this.http = http;
        this.clock = clock;
    }

    /** @throws IOException when there are none; the message says where they were looked for */
    Credentials get() throws IOException, InterruptedException {
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (!key.isEmpty() && !secret.isEmpty()) {
            return new Credentials(key, secret, environment.get("AWS_SESSION_TOKEN"));
        }
        if (kept == null || !clock.instant().isBefore(until)) {
            kept = ask(endpoint());
        }
        return kept;
    }

    private URI endpoint() throws IOException {
        String relative = environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (relative != null) {
            return URI.create(OF_ECS + relative);
        }
        if (full != null) {
            return URI.create(full);
        }
        throw new IOException(
                "no keys of AWS: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where ECS or EKS Pod"
                        + " Identity gives them");
    }

    private Credentials ask(URI endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint).timeout(PATIENCE);
        String token = token();
        if (token != null) {
            request.header("Authorization", token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the endpoint of keys answers " + answer.statusCode());
        }
        JsonNode keys = JSON.readTree(answer.body());
        until = Instant.parse(keys.path("Expiration").asText("9999-12-31T00:00:00Z"))
                .minus(EARLY);
        return new Credentials(
                keys.path("AccessKeyId").asText(),
                keys.path("SecretAccessKey").asText(),
                keys.path("Token").asText());
    }

    private @Nullable String token() throws IOException {
        String file = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        return file == null
                ? environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                : Files.readString(Path.of(file)).strip();
    }
}
