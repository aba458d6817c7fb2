package io.vigil.console.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A provider of OpenID Connect, asked by <a href="https://openid.net/specs/openid-connect-core-1_0.html">the authorisation code flow</a> with PKCE
 * (RFC 7636).
 */
final class Provider {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Asymmetric ones only: a secret that both sides know proves nothing of who signed. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final OidcSettings settings;
    private final Clock clock;

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a sign-in holds until the provider sends the person back.
     *
     * @param state comes back in the address
     * @param nonce comes back in the token
     * @param verifier whose hash the provider knows from the beginning
     */
    record Attempt(String state, String nonce, String verifier) {}

    /** Where to send a browser that is to sign in. */
    String address(Attempt attempt) throws IOException, InterruptedException {
        String endpoint = text(configuration(), "authorization_endpoint");
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", settings.callback());
        query.put("scope", "openid profile email");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", Secrets.challenge(attempt.verifier()));
        query.put("code_challenge_method", "S256");
        return endpoint + (endpoint.contains("?") ? "&" : "?") + form(query);
    }

    /**
     * Takes the code that the browser brought for what the provider says of the person.
     *
     * @throws IOException when the provider refuses, or its token proves nothing
     */
    JWTClaimsSet claims(String code, Attempt attempt) throws IOException, InterruptedException {
        JsonNode provider = configuration();
        var body = new LinkedHashMap<String, String>();
        body.put("grant_type", "authorization_code");
        body.put("code", code);
        body.put("redirect_uri", settings.callback());
        body.put("client_id", settings.clientId());
        body.put("code_verifier", attempt.verifier());
        var request = HttpRequest.newBuilder(URI.create(text(provider, "token_endpoint")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(body)));
        if (!settings.clientSecret().isEmpty()) {
            String pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return verified(text(send(request), "id_token"), attempt, text(provider, "jwks_uri"));
    }

    private JWTClaimsSet verified(String token, Attempt attempt, String keys) throws IOException, InterruptedException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        try {
            var known = JWKSet.parse(get(keys).toString());
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(known)));
            processor.setJWTClaimsSetVerifier(new Claims(attempt.nonce()));
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new IOException("its token proves nothing", e);
        }
    }

    /** Issuer, audience and nonce are ours, and it holds now. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims(String nonce) {
            super(
                    settings.clientId(),
                    new JWTClaimsSet.Builder()
                            .issuer(settings.issuer().toString())
                            .claim("nonce", nonce)
                            .build(),
                    Set.of("sub", "iat", "exp"));
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    private JsonNode configuration() throws IOException, InterruptedException {
        String issuer = settings.issuer().toString();
        JsonNode configuration = get(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        if (!configuration.path("issuer").asText().equals(issuer)) {
            throw new IOException("it calls itself by another name than the issuer of the settings");
        }
        return configuration;
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(
                request.header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private static String text(JsonNode answer, String name) throws IOException {
        String text = answer.path(name).asText();
        if (text.isEmpty()) {
            throw new IOException("its answer lacks " + name);
        }
        return text;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
