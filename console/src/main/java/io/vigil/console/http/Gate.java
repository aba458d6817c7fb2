package io.vigil.console.http;

import io.vigil.console.http.Caller.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who comes in. Programs sign as they do for AWS; people sign in with id and secret of a key (Basic). Pages of other sites are kept out: a
 * request must name a host that is ours, and one that a browser sent must come from our own page.
 *
 * @param hosts names that requests may be addressed to, in lower case, without port
 * @param signIn how people sign in otherwise
 */
public record Gate(Keys keys, Set<String> hosts, Clock clock, SignIn signIn) {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** People sign in with keys, too. */
    public Gate(Keys keys, Set<String> hosts, Clock clock) {
        this(keys, hosts, clock, SignIn.NONE);
    }

    /** Whether whoever reaches the port may do all. */
    public boolean isOpen() {
        return keys.isEmpty() && signIn.equals(SignIn.NONE);
    }

    /** Also served under these names. */
    public Gate under(Set<String> names) {
        return new Gate(
                keys,
                Stream.concat(hosts.stream(), names.stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                clock,
                signIn);
    }

    /** What belongs to signing in and out, for whoever asks under one of our names. */
    public Optional<Answer> signIn(Request request) {
        checkHost(request);
        return request.path().equals(SignIn.OUT) && !isOpen() ? Optional.of(signIn.leave(request)) : signIn.at(request);
    }

    /** @throws Refusal when it is nobody who may ask */
    public Caller admit(Request request) {
        checkHost(request);
        String authorization = request.header("authorization").orElse("");
        if (!authorization.startsWith("AWS4-")) {
            checkOrigin(request);
        }
        if (isOpen()) {
            return new Caller("local", Role.ADMIN);
        }
        if (authorization.startsWith("AWS4-")) {
            return signed(request, Signature.parse(authorization));
        }
        if (authorization.startsWith("Basic ")) {
            return basic(authorization.substring("Basic ".length()));
        }
        return signIn.caller(request)
                .orElseThrow(
                        () -> new Refusal(401, "MissingAuthenticationTokenException", "Sign the request, or sign in."));
    }

    /** A name that somebody else's DNS points at this machine is not ours. */
    private void checkHost(Request request) {
        String host = request.header("host").orElse("");
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!hosts.contains(name)) {
            throw Refusal.accessDenied("This console is not served under that host name; --host-name adds one.");
        }
    }

    private static void checkOrigin(Request request) {
        String host = request.header("host").orElse("");
        boolean foreign = request.header("origin")
                .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
                .isPresent();
        if (foreign) {
            throw Refusal.accessDenied("Another site's page may not ask this console.");
        }
    }

    private Caller signed(Request request, Signature signature) {
        var secret = keys.secret(signature.key())
                .orElseThrow(() -> new Refusal(
                        403, "UnrecognizedClientException", "The security token included in the request is invalid."));
        if (!isFresh(request)) {
            throw new Refusal(
                    403,
                    "InvalidSignatureException",
                    "Signature expired: the clocks differ by more than five minutes.");
        }
        if (!signature.fits(request, secret)) {
            throw new Refusal(
                    403,
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided.");
        }
        return keys.caller(signature.key());
    }

    private boolean isFresh(Request request) {
        try {
            var at = DATE.parse(request.header("x-amz-date").orElse(""), Instant::from);
            return Duration.between(at, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Caller basic(String encoded) {
        var refused = new Refusal(401, "UnrecognizedClientException", "No key has this id and secret.");
        String[] pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            throw refused;
        }
        String secret = keys.secret(pair[0]).orElseThrow(() -> refused);
        byte[] given = pair[pair.length - 1].getBytes(StandardCharsets.UTF_8);
        if (pair.length != 2 || !MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given)) {
            throw refused;
        }
        return keys.caller(pair[0]);
    }
}
