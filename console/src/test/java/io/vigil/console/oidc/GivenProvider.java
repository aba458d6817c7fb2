package io.vigil.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vigil.console.http.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider of OpenID Connect for one client and one person, who is always signed in: it checks codes, PKCE and the client's secret. */
final class GivenProvider implements AutoCloseable {
    static final String SECRET = "the client's secret";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Request> codes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Instant now;
    List<String> groups = List.of("soc", "others");
    String audience = "vigil";
    boolean signsWithItsOwnKey = true;

    GivenProvider(Instant now) throws IOException, JOSEException {
        this.now = now;
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var query = new Request(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    uri.getRawQuery() == null ? new String(body, StandardCharsets.UTF_8) : uri.getRawQuery(),
                    authorization == null ? Map.of() : Map.of("authorization", authorization),
                    body);
            switch (uri.getPath()) {
                case "/.well-known/openid-configuration" ->
                    answer(
                            exchange,
                            200,
                            "{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer()
                                    + "/authorize\",\"token_endpoint\":\"" + issuer() + "/token\",\"jwks_uri\":\""
                                    + issuer() + "/keys\"}");
                case "/keys" -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/authorize" -> authorize(exchange, query);
                case "/token" -> token(exchange, query);
                default -> answer(exchange, 404, "{}");
            }
        }
    }

    private void authorize(HttpExchange exchange, Request query) throws IOException {
        String code = "code-" + count.incrementAndGet();
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set("Location", value(query, "redirect_uri") + "?code=" + code + "&state=" + value(query, "state"));
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange, Request form) throws IOException {
        Request begun = codes.remove(value(form, "code"));
        boolean proved = begun != null
                && Secrets.challenge(value(form, "code_verifier")).equals(value(begun, "code_challenge"))
                && value(form, "redirect_uri").equals(value(begun, "redirect_uri"))
                && form.header("authorization")
                        .filter(text -> text.equals("Basic dmlnaWw6dGhlK2NsaWVudCUyN3Mrc2VjcmV0"))
                        .isPresent();
        answer(
                exchange,
                proved ? 200 : 400,
                proved ? "{\"token_type\":\"Bearer\",\"id_token\":\"" + idToken(value(begun, "nonce")) + "\"}" : "{}");
    }

    private String idToken(String nonce) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(audience)
                .subject("248289761001")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("email", "alice@example.com")
                .claim("groups", groups)
                .build();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            RSAKey signer = signsWithItsOwnKey
                    ? key
                    : new RSAKeyGenerator(2048).keyID("one").generate();
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(Request query, String name) {
        return query.parameters(name).stream().findFirst().orElse("").replace('+', ' ');
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
