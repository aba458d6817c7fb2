package io.vigil.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a provider that answers over HTTP, as a browser goes through it. */
class OidcSignInTest {
    private static final Instant NOON = Instant.parse("2025-06-12T12:00:00Z");
    private static final String HOST = "localhost:8383";

    @TempDir
    Path folder;

    private GivenProvider provider;
    private OidcSettings settings;
    private Gate gate;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = new GivenProvider(NOON);
        settings = OidcSettings.read(Files.writeString(
                folder.resolve("oidc"),
                "issuer = " + provider.issuer() + "\nclient-id = vigil\nclient-secret = " + GivenProvider.SECRET
                        + "\naddress = http://" + HOST + "\nname-claim = email\nroles-claim = groups\n"
                        + "reader = others\nanalyst = soc\nadmin = admins\n"));
        gate = gateAt(NOON, new OidcSignIn(settings, clock(NOON)));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Gate gateAt(Instant now, OidcSignIn signIn) {
        return new Gate(Keys.NONE, Set.of("localhost"), clock(now), signIn);
    }

    private static Request request(String method, String path, String cookie) {
        String[] parts = path.split("\\?", 2);
        return new Request(
                method,
                parts[0],
                parts.length > 1 ? parts[1] : "",
                Map.of("host", HOST, "cookie", cookie),
                new byte[0]);
    }

    /** The cookie of an answer, as a browser sends it back. */
    private static String cookie(Answer answer) {
        return answer.headers().get("Set-Cookie").replaceFirst(";.*", "");
    }

    private Answer begin() {
        return gate.signIn(request("GET", "/", "")).orElseThrow();
    }

    /** Where the provider sends the browser back to. */
    private String back(Answer begun) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(begun.headers().get("Location")))
                .build();
        String location = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(("http://" + HOST).length());
    }

    private Caller signIn() throws IOException, InterruptedException {
        Answer begun = begin();
        Answer ended = gate.signIn(request("GET", back(begun), cookie(begun))).orElseThrow();
        return gate.admit(request("POST", "/detector/x/findings", cookie(ended)));
    }

    @Test
    void aPersonIsWhomTheProviderNamesAndMayWhatTheirGroupsSay() throws IOException, InterruptedException {
        assertThat(signIn()).isEqualTo(new Caller("alice@example.com", Role.ANALYST));
    }

    @Test
    void nobodyElseIsLetIn() {
        assertThatThrownBy(() -> gate.admit(request("GET", "/detector", "vigil-session=guessed")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(begin().headers().get("Location")).contains("code_challenge_method=S256");
    }

    @Test
    void theCookieIsKeptFromScriptsAndFromOtherSites() throws IOException, InterruptedException {
        Answer begun = begin();

        Answer ended = gate.signIn(request("GET", back(begun), cookie(begun))).orElseThrow();

        assertThat(ended.headers().get("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
    }

    @Test
    void whoSignsOutIsAStrangerAgain() throws IOException, InterruptedException {
        Answer begun = begin();
        String session =
                cookie(gate.signIn(request("GET", back(begun), cookie(begun))).orElseThrow());

        Answer left = gate.signIn(request("GET", "/sign-out", session)).orElseThrow();

        assertThat(left.headers().get("Set-Cookie"))
                .startsWith("vigil-session=;")
                .contains("Max-Age=0");
        assertThatThrownBy(() -> gate.admit(request("GET", "/detector", session)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aSignInThatAnotherBrowserBeganIsRefused() throws IOException, InterruptedException {
        String back = back(begin());

        assertThatThrownBy(() -> gate.signIn(request("GET", back, "vigil-sign-in=another")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not begun in this browser");
    }

    @Test
    void aCodeServesOnce() throws IOException, InterruptedException {
        Answer begun = begin();
        String back = back(begun);
        gate.signIn(request("GET", back, cookie(begun)));

        assertThatThrownBy(() -> gate.signIn(request("GET", back, cookie(begun))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void anIdentityWithoutAKnownGroupMayNothing() {
        provider.groups = List.of("strangers");

        assertThatThrownBy(this::signIn).isInstanceOf(Refusal.class).hasMessageContaining("groups");
    }

    @Test
    void aTokenForAnotherClientProvesNothing() {
        provider.audience = "another";

        assertThatThrownBy(this::signIn).isInstanceOf(Refusal.class).hasMessageContaining("proves nothing");
    }

    @Test
    void aTokenThatAnotherKeySignedProvesNothing() {
        provider.signsWithItsOwnKey = false;

        assertThatThrownBy(this::signIn).isInstanceOf(Refusal.class).hasMessageContaining("proves nothing");
    }

    @Test
    void aTokenOfYesterdayProvesNothing() {
        provider.now = NOON.minusSeconds(86_400);

        assertThatThrownBy(this::signIn).isInstanceOf(Refusal.class).hasMessageContaining("proves nothing");
    }

    @Test
    void anotherSitesPageMayNotActForWhoIsSignedIn() throws IOException, InterruptedException {
        Answer begun = begin();
        String session =
                cookie(gate.signIn(request("GET", back(begun), cookie(begun))).orElseThrow());
        var forged = new Request(
                "POST",
                "/detector/x/findings/archive",
                "",
                Map.of("host", HOST, "cookie", session, "origin", "https://evil.example"),
                new byte[0]);

        assertThatThrownBy(() -> gate.admit(forged)).isInstanceOf(Refusal.class).hasMessageContaining("Another site");
    }

    @Test
    void allThatIsWrongWithTheSettingsIsToldAtOnceAndNoSecret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong"), "issuer = http://example.com\nclient-secret = hush\nadmins = x\n");

        assertThatThrownBy(() -> OidcSettings.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("client-id is missing")
                .hasMessageContaining("admins is unknown")
                .hasMessageContaining("issuer must be https")
                .hasMessageContaining("nobody may do anything")
                .hasMessageNotContaining("hush");
    }
}
