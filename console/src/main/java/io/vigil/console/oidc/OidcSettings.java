package io.vigil.console.oidc;

import io.vigil.console.http.Caller.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where people sign in, and what they may do then.
 *
 * @param issuer of the provider, whose {@code /.well-known/openid-configuration} holds the rest
 * @param clientId of this console at the provider
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param address of this console as browsers reach it; {@code /oidc/callback} below it is to be registered at the provider
 * @param nameClaim whose value the audit names people by
 * @param rolesClaim whose values, one or a list, say what somebody may do
 * @param roles value of that claim by role
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI address,
        String nameClaim,
        String rolesClaim,
        Map<Role, String> roles) {
    private static final Set<String> REQUIRED = Set.of("issuer", "client-id", "address", "roles-claim");
    private static final Set<String> ROLES =
            Stream.of(Role.values()).map(OidcSettings::key).collect(Collectors.toSet());
    private static final Set<String> KEYS = Stream.of(REQUIRED, ROLES, Set.of("client-secret", "name-claim"))
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    /**
     * Reads a file of {@code key = value} lines.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException naming all that is wrong; without the secret
     */
    public static OidcSettings read(Path file) throws IOException {
        var given = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            given.load(in);
        }
        List<String> problems = problems(given);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(each -> file + ": " + each).collect(Collectors.joining("\n")));
        }
        var roles = new EnumMap<Role, String>(Role.class);
        Stream.of(Role.values())
                .filter(role -> given.containsKey(key(role)))
                .forEach(role -> roles.put(role, given.getProperty(key(role))));
        return new OidcSettings(
                URI.create(given.getProperty("issuer")),
                given.getProperty("client-id"),
                given.getProperty("client-secret", ""),
                URI.create(given.getProperty("address")),
                given.getProperty("name-claim", "sub"),
                given.getProperty("roles-claim"),
                roles);
    }

    private static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> problems(Properties given) {
        var problems = new ArrayList<String>();
        REQUIRED.stream()
                .sorted()
                .filter(key -> given.getProperty(key, "").isBlank())
                .forEach(key -> problems.add(key + " is missing"));
        given.stringPropertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add(key + " is unknown; known are " + String.join(", ", KEYS)));
        if (ROLES.stream().noneMatch(given::containsKey)) {
            problems.add("nobody may do anything: give reader, analyst or admin a value of roles-claim");
        }
        Stream.of("issuer", "address")
                .filter(key -> given.containsKey(key) && !isSafe(given.getProperty(key)))
                .forEach(key -> problems.add(key + " must be https://HOST…; http:// is for this machine only"));
        return problems;
    }

    private static boolean isSafe(String address) {
        return address.matches("https://[^/?#@]+[^?#]*|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/[^?#]*)?");
    }

    /** The most that one of the values allows; empty when none is known. */
    Optional<Role> role(List<String> values) {
        return roles.entrySet().stream()
                .filter(each -> values.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .max(Role::compareTo);
    }

    /** To which the provider sends people back. */
    String callback() {
        return address.toString().replaceFirst("/$", "") + OidcSignIn.CALLBACK;
    }

    /** Host of the address, by which requests come. */
    public String host() {
        return address.getHost();
    }
}
