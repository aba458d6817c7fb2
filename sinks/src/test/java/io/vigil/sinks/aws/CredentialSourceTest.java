package io.vigil.sinks.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialSourceTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2025-06-12T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void keysOfTheEnvironmentComeFirst() throws Exception {
        assertThat(source(Map.of(
                                "AWS_ACCESS_KEY_ID", "AKID",
                                "AWS_SECRET_ACCESS_KEY", "secret",
                                "AWS_SESSION_TOKEN", "token",
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/"))
                        .get())
                .isEqualTo(new Credentials("AKID", "secret", "token"));
    }

    /** As EKS Pod Identity does; kept until shortly before they end. */
    @Test
    void keysOfAContainerAreAskedForWithTheTokenOfItsFileAndKept() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "pod-token\n");
        var asked = new int[1];
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked[0]++;
            boolean known = "pod-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] keys =
                    "{\"AccessKeyId\":\"ASIA\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2025-06-12T18:00:00Z\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 403, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        try {
            var source = source(Map.of(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/credentials",
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                    token.toString()));

            assertThat(source.get()).isEqualTo(new Credentials("ASIA", "s", "t"));
            assertThat(source.get().key()).isEqualTo("ASIA");
            assertThat(asked[0]).isOne();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void withoutAnyTheMessageSaysWhereTheyWereLookedFor() {
        assertThatThrownBy(() -> source(Map.of()).get())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    private static CredentialSource source(Map<String, String> environment) {
        return new CredentialSource(environment, HttpClient.newHttpClient(), NOON);
    }
}
