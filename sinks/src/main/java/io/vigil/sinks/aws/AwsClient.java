package io.vigil.sinks.aws;

import io.vigil.sinks.signing.SigV4;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Sends signed requests to one service in one region. */
public final class AwsClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final CredentialSource credentials;
    private final Clock clock;
    private final String region;
    private final String service;

    public AwsClient(HttpClient http, CredentialSource credentials, Clock clock, String region, String service) {
        this.http = http;
        this.credentials = credentials;
        this.clock = clock;
        this.region = region;
        this.service = service;
    }

    /**
     * @param where without a query
     * @param headers names in lower case
     * @throws IOException when there was no answer, or another one than success; the message holds no secret
     */
    public String send(String method, URI where, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        var own = new TreeMap<>(headers);
        own.put("x-amz-content-sha256", SigV4.hash(body));
        var request = HttpRequest.newBuilder(where)
                .method(method, BodyPublishers.ofByteArray(body))
                .timeout(PATIENCE);
        new Signing(credentials.get(), region, service)
                .headers(method, where, own, body, clock.instant())
                .forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(service + " answers " + answer.statusCode() + " "
                    + answer.body().strip().lines().findFirst().orElse(""));
        }
        return answer.body();
    }
}
