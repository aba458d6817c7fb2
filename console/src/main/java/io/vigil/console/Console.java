package io.vigil.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vigil.console.api.GuardDuty;
import io.vigil.console.api.Incidents;
import io.vigil.console.api.SampleFindings;
import io.vigil.console.detections.DetectionBook;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.http.SignIn;
import io.vigil.console.store.Analysts;
import io.vigil.console.store.Connections;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Shelf;
import io.vigil.console.store.StoreFailure;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server over a store of findings, which a job may be writing. The JDK's own HTTP server carries it. */
public final class Console implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int LARGEST_BODY = 1 << 20;
    /** Without exceptions: what a finding holds was written by attackers. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Console::daemon);
    private final Connections connections;
    private final Gate gate;
    private final GuardDuty api;
    private final Page page;

    private Console(HttpServer server, FindingStorage storage, Gate gate, Job job) {
        this.server = server;
        this.gate = gate;
        this.connections = new Connections(storage.sql());
        var findings = new FindingReader(connections);
        var shelf = new Shelf(connections, gate.clock());
        this.page = new Page(job, findings, new Incidents(findings), gate);
        this.api = new GuardDuty(
                findings,
                new Analysts(connections, gate.clock()),
                shelf,
                job.files(),
                new SampleFindings(job.detections(), storage, shelf));
    }

    /**
     * What it knows of the job that writes the store.
     *
     * @param detections what it detects
     * @param files what it follows
     * @param health how well it sees
     */
    public record Job(DetectionBook detections, JobFiles files, Health health) {}

    /**
     * Listens until it is closed.
     *
     * @param storage prepared
     * @param address where to listen; port 0 for any that is free
     * @param gate who may ask, and under which names beside those of this machine; without keys only where nobody but this machine reaches the
     *     address
     * @throws IOException when the address cannot be had
     */
    public static Console start(FindingStorage storage, InetSocketAddress address, Gate gate, Job job)
            throws IOException {
        if (gate.isOpen() && !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("without --keys or --oidc anybody who reaches " + address.getHostString()
                    + " could read and archive findings; give --keys FILE, or listen on 127.0.0.1");
        }
        // The server would wait for acknowledgements between header and body otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var names = new HashSet<String>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(address.getHostString());
        var console = new Console(HttpServer.create(address, 0), storage, gate.under(names), job);
        console.server.createContext("/", console::serve);
        console.server.setExecutor(console.threads);
        console.server.start();
        return console;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "console");
        thread.setDaemon(true);
        return thread;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.contentType());
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            answer.headers().forEach(headers::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            Request request = read(exchange);
            var signingIn = gate.signIn(request);
            if (signingIn.isPresent()) {
                return signingIn.get();
            }
            var caller = gate.admit(request);
            if (request.method().equals("GET")) {
                var shown = page.at(request, caller);
                if (shown.isPresent()) {
                    return shown.get();
                }
            }
            return api.answer(request, caller);
        } catch (Refusal e) {
            return e.status() == 401 && !gate.keys().isEmpty() && gate.signIn().equals(SignIn.NONE)
                    ? Answer.of(e).with("WWW-Authenticate", SignIn.CHALLENGE)
                    : Answer.of(e);
        } catch (StoreFailure e) {
            return Answer.of(new Refusal(500, "InternalServerErrorException", e.getMessage()));
        } catch (RuntimeException e) {
            // Its words may repeat what attackers wrote.
            return Answer.of(new Refusal(
                    500,
                    "InternalServerErrorException",
                    "Vigil failed: " + e.getClass().getSimpleName()));
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refusal.badRequest("The request is larger than 1 MB.");
        }
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var address = exchange.getRequestURI();
        String query = address.getRawQuery();
        return new Request(
                exchange.getRequestMethod(), address.getRawPath(), query == null ? "" : query, headers, body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        connections.close();
    }
}
