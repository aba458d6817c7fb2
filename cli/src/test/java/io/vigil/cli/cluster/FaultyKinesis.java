package io.vigil.cli.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the job and the local Kinesis, and answers as a Kinesis in trouble does. A read brings one record, so that there is time for
 * trouble.
 */
final class FaultyKinesis implements AutoCloseable {
    /** What reads are answered with. */
    enum Mood {
        WELL(200, ""),
        THROTTLED(400, "ProvisionedThroughputExceededException"),
        EXPIRED(400, "ExpiredIteratorException"),
        FAILING(500, "InternalFailure");

        private final int status;
        private final String error;

        Mood(int status, String error) {
            this.status = status;
            this.error = error;
        }
    }

    private final URI kinesis;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    private FaultyKinesis(URI kinesis, HttpServer server) {
        this.kinesis = kinesis;
        this.server = server;
    }

    static FaultyKinesis before(URI kinesis) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var faulty = new FaultyKinesis(kinesis, server);
        server.createContext("/", faulty::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return faulty;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void become(Mood next) {
        mood = next;
    }

    /** Reads so far, answered with whatever. */
    int reads() {
        return reads.get();
    }

    /** Reads so far that were answered with an error. */
    int refused() {
        return refused.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] asked = exchange.getRequestBody().readAllBytes();
            boolean read = target != null && target.endsWith(".GetRecords");
            Mood now = mood;
            reads.addAndGet(read ? 1 : 0);
            if (read && now != Mood.WELL) {
                refused.incrementAndGet();
                send(exchange, now.status, ("{\"__type\":\"" + now.error + "\"}").getBytes(StandardCharsets.UTF_8));
                return;
            }
            var answer = forward(exchange, read ? one(asked) : asked);
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] one(byte[] read) {
        return new String(read, StandardCharsets.UTF_8)
                .replaceFirst("\"Limit\":\\d+", "\"Limit\":1")
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(kinesis).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"X-Amz-Target", "X-Amz-Date", "Content-Type", "Authorization"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** The job's processes read JSON and not CBOR, in which no read could be made smaller. */
    static Map<String, String> environment() {
        return Map.of("AWS_CBOR_DISABLE", "true");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
