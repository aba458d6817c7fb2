package io.vigil.console.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Caller.Role;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.http.SignIn;
import io.vigil.console.http.SignedOut;
import io.vigil.console.oidc.Provider.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People sign in with a provider of OpenID Connect, and are known by a cookie then, until a working day is over or the console stops. Scripts
 * cannot read the cookie, and no other site's request carries it.
 */
public final class OidcSignIn implements SignIn {
    static final String CALLBACK = "/oidc/callback";
    /** Where browsers begin. */
    private static final String LOGIN = "/oidc/login";

    private static final String SESSION = "vigil-session";
    private static final String ATTEMPT = "vigil-sign-in";
    private static final Duration WORKING_DAY = Duration.ofHours(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final OidcSettings settings;
    private final Provider provider;
    private final Clock clock;
    private final Map<String, Session> sessions = bounded();
    private final Map<String, Begun> attempts = bounded();

    public OidcSignIn(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.provider = new Provider(settings, clock);
        this.clock = clock;
    }

    private record Session(Caller caller, Instant until) {}

    private record Begun(Attempt attempt, Instant until) {}

    /** The oldest make room. */
    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST;
            }
        });
    }

    @Override
    public Optional<Caller> caller(Request request) {
        return cookie(request, SESSION)
                .map(sessions::get)
                .filter(session -> clock.instant().isBefore(session.until()))
                .map(Session::caller);
    }

    @Override
    public Optional<Answer> at(Request request) {
        if (!request.method().equals("GET")) {
            return Optional.empty();
        }
        boolean stranger = request.path().equals("/") && caller(request).isEmpty();
        if (stranger || request.path().equals(LOGIN)) {
            return Optional.of(ofProvider(this::begin));
        }
        return request.path().equals(CALLBACK) ? Optional.of(ofProvider(() -> end(request))) : Optional.empty();
    }

    @Override
    public Answer leave(Request request) {
        cookie(request, SESSION).ifPresent(sessions::remove);
        return SignedOut.page(200, LOGIN).with("Set-Cookie", cookie(SESSION, "", "/", "Strict", Duration.ZERO));
    }

    /** What the provider has to be asked for. */
    private interface Step {
        Answer take() throws IOException, InterruptedException;
    }

    private static Answer ofProvider(Step step) {
        try {
            return step.take();
        } catch (IOException e) {
            throw new Refusal(
                    502, "BadGatewayException", "The provider cannot be used to sign in: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "ServiceUnavailableException", "The console is being stopped.");
        }
    }

    private Answer begin() throws IOException, InterruptedException {
        var attempt = new Attempt(Secrets.fresh(), Secrets.fresh(), Secrets.fresh());
        String address = provider.address(attempt);
        attempts.put(attempt.state(), new Begun(attempt, clock.instant().plus(PATIENCE)));
        // Lax: the provider's page leads back here.
        return new Answer(
                302,
                "text/plain",
                Map.of("Location", address, "Set-Cookie", cookie(ATTEMPT, attempt.state(), "/oidc/", "Lax", PATIENCE)),
                new byte[0]);
    }

    private Answer end(Request request) throws IOException, InterruptedException {
        String state = parameter(request, "state");
        @Nullable Begun begun = attempts.remove(state);
        boolean ours = cookie(request, ATTEMPT).filter(state::equals).isPresent();
        if (begun == null || !ours || clock.instant().isAfter(begun.until())) {
            throw Refusal.accessDenied(
                    "This sign-in was not begun in this browser, or took too long; begin at " + LOGIN + ".");
        }
        JWTClaimsSet claims = provider.claims(parameter(request, "code"), begun.attempt());
        Caller caller = caller(claims);
        String id = Secrets.fresh();
        sessions.put(id, new Session(caller, clock.instant().plus(WORKING_DAY)));
        // A redirect would still count as the provider's, and would not carry the cookie.
        return new Answer(
                200,
                "text/html; charset=utf-8",
                Map.of("Set-Cookie", cookie(SESSION, id, "/", "Strict", WORKING_DAY)),
                "<!doctype html><html lang=\"en\"><title>Vigil</title><meta http-equiv=\"refresh\" content=\"0;url=/\"><a href=\"/\">Go on</a></html>"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Caller caller(JWTClaimsSet claims) {
        Object name = claims.getClaim(settings.nameClaim());
        Role role = settings.role(values(claims.getClaim(settings.rolesClaim())))
                .orElseThrow(() -> Refusal.accessDenied("Nothing in " + settings.rolesClaim()
                        + " of this identity allows anything here; ask whoever runs the console."));
        return new Caller(name instanceof String text && !text.isBlank() ? text : claims.getSubject(), role);
    }

    private static List<String> values(@Nullable Object claim) {
        if (claim instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text ? List.of(text) : List.of();
    }

    private static String parameter(Request request, String name) {
        return request.parameters(name).stream().findFirst().orElse("");
    }

    private String cookie(String name, String value, String path, String site, Duration age) {
        String secure = "https".equals(settings.address().getScheme()) ? "; Secure" : "";
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=" + site
                + secure;
    }

    private static Optional<String> cookie(Request request, String name) {
        return request.header("cookie").stream()
                .flatMap(all -> Stream.of(all.split(";")))
                .map(String::strip)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }
}
