package io.vigil.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2025-06-12T12:00:00Z"), ZoneOffset.UTC);
    private static final String SECRET = "abcdefghijklmnop1234";

    @TempDir
    Path folder;

    private Gate gate(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("keys"), List.of(lines));
        return new Gate(lines.length == 0 ? Keys.NONE : Keys.read(file), Set.of("localhost"), NOON);
    }

    private static Request from(String... headers) {
        var all = new HashMap<>(Map.of("host", "localhost:8383"));
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at], headers[at + 1]);
        }
        return new Request("POST", "/detector", "", all, new byte[0]);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNameThatForeignDnsPointsHereIsNotServed() throws IOException {
        var gate = gate();

        assertThatThrownBy(() -> gate.admit(from("host", "evil.example:8383")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--host-name");
        assertThat(gate.admit(from("host", "LOCALHOST")).name()).isEqualTo("local");
    }

    @Test
    void pagesOfOtherSitesAreKeptOut() throws IOException {
        var gate = gate();

        assertThatThrownBy(() -> gate.admit(from("origin", "https://evil.example")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gate.admit(from("origin", "null"))).isInstanceOf(Refusal.class);
        assertThat(gate.admit(from("origin", "http://localhost:8383")).name()).isEqualTo("local");
    }

    @Test
    void withKeysNobodyComesInWithoutOne() throws IOException {
        var gate = gate("reader ALICE " + SECRET);

        assertThatThrownBy(() -> gate.admit(from())).isInstanceOf(Refusal.class).hasMessageContaining("sign in");
        assertThatThrownBy(() -> gate.admit(from("authorization", basic("ALICE:wrong"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gate.admit(from("authorization", basic("ALICE"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gate.admit(from("authorization", basic("BOB:" + SECRET))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> gate.admit(from("authorization", "AWS4-HMAC-SHA256 x")))
                .isInstanceOf(Refusal.class);
        assertThat(gate.admit(from("authorization", basic("ALICE:" + SECRET))).role())
                .isEqualTo(Caller.Role.READER);
    }

    @Test
    void aKeyIsAskedForAnewWhereSomebodySignsOutAndNobodyElseCan() throws IOException {
        var signedIn = new Request(
                "GET",
                "/sign-out",
                "",
                Map.of("host", "localhost:8383", "authorization", basic("ALICE:" + SECRET)),
                new byte[0]);

        Answer left = gate("reader ALICE " + SECRET).signIn(signedIn).orElseThrow();

        assertThat(left.status()).isEqualTo(401);
        assertThat(left.headers()).containsKey("WWW-Authenticate");
        assertThat(gate().signIn(signedIn)).isEmpty();
    }

    @Test
    void aReaderMayNotAct() {
        var reader = new Caller("ALICE", Caller.Role.READER);

        assertThatThrownBy(() -> reader.mustBe(Caller.Role.ANALYST))
                .hasMessage("ALICE is a reader and may not do this.");
        new Caller("BOB", Caller.Role.ADMIN).mustBe(Caller.Role.ANALYST);
    }

    @Test
    void wrongLinesOfTheKeysAreAllNamedWithoutTheirSecrets() {
        assertThatThrownBy(() -> gate("boss ALICE " + SECRET, "reader BOB short", "reader"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(":1: ", ":2: ", ":3: ")
                .hasMessageNotContainingAny(SECRET, "short");
    }
}
