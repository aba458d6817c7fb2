package io.vigil.console.http;

import io.vigil.console.http.Caller.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keys that may ask, by their ids. None: whoever reaches the port may do all. */
public final class Keys {
    /** Nobody signs in. */
    public static final Keys NONE = new Keys(Map.of());

    private static final int SHORTEST_SECRET = 16;

    private final Map<String, Key> byId;

    private record Key(String secret, Role role) {}

    private Keys(Map<String, Key> byId) {
        this.byId = byId;
    }

    /**
     * Reads a file with one key a line: {@code reader|analyst|admin ID SECRET}. Empty lines and such as begin with # are left out.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException naming all lines that are wrong; without their secrets
     */
    public static Keys read(Path file) throws IOException {
        var keys = new TreeMap<String, Key>();
        var problems = new ArrayList<String>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(keys, List.of(line.strip().split("\\s+")), file + ":" + number + ": ", problems);
            }
        }
        if (keys.isEmpty() && problems.isEmpty()) {
            problems.add(file + ": holds no key");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Keys(keys);
    }

    private static void add(Map<String, Key> keys, List<String> words, String place, List<String> problems) {
        if (words.size() != 3) {
            problems.add(place + "expected reader, analyst or admin, then id and secret");
            return;
        }
        var role = role(words.get(0));
        if (role.isEmpty()) {
            problems.add(place + "the first word is reader, analyst or admin");
        } else if (words.get(2).length() < SHORTEST_SECRET) {
            problems.add(place + "the secret has fewer than " + SHORTEST_SECRET + " characters");
        } else if (keys.put(words.get(1), new Key(words.get(2), role.get())) != null) {
            problems.add(place + "the id is there twice");
        }
    }

    private static Optional<Role> role(String word) {
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    Optional<String> secret(String id) {
        return Optional.ofNullable(byId.get(id)).map(Key::secret);
    }

    Caller caller(String id) {
        return new Caller(id, byId.get(id).role());
    }
}
