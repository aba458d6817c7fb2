package io.vigil.sinks.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vigil.sinks.aws.CredentialSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP server of this process that notes what it is asked. */
final class LocalServer implements AutoCloseable {
    static final Clock NOON = Clock.fixed(Instant.parse("2025-06-12T12:00:00Z"), ZoneOffset.UTC);
    static final byte[] SECRET = "a secret of twenty-four bytes".getBytes(StandardCharsets.UTF_8);

    /** @param headers names in lower case */
    record Asked(String method, String path, Map<String, String> headers, byte[] body) {}

    record Answer(int status, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile boolean away;
    private final HttpServer server;

    LocalServer(Function<Asked, Answer> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Asked, Answer> answers) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            var one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            Answer answer = away ? new Answer(503, "away") : answers.apply(one);
            if (answer.status() == 200) {
                asked.add(one);
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    static Means means() {
        var http = HttpClient.newHttpClient();
        var keys = Map.of("AWS_ACCESS_KEY_ID", "AKID", "AWS_SECRET_ACCESS_KEY", "secret");
        return new Means(http, new CredentialSource(keys, http, NOON), NOON, SECRET);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
