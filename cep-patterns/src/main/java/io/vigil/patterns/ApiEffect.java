package io.vigil.patterns;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an API call does, by the verb that AWS's names begin with. */
final class ApiEffect {
    private static final Pattern VERB = Pattern.compile("(?:Batch|Bulk)?([A-Z][a-z]+).*", Pattern.DOTALL);

    private static final String READ = "read";
    private static final String CREATE = "create";
    private static final String DELETE = "delete";
    private static final String CHANGE = "change";

    static final List<String> ALL = List.of(READ, CREATE, DELETE, CHANGE);

    private static final Map<String, String> BY_VERB = Map.ofEntries(
            Map.entry("Get", READ),
            Map.entry("List", READ),
            Map.entry("Describe", READ),
            Map.entry("Head", READ),
            Map.entry("Lookup", READ),
            Map.entry("Search", READ),
            Map.entry("Query", READ),
            Map.entry("Scan", READ),
            Map.entry("Select", READ),
            Map.entry("Download", READ),
            Map.entry("View", READ),
            Map.entry("Create", CREATE),
            Map.entry("Run", CREATE),
            Map.entry("Put", CREATE),
            Map.entry("Add", CREATE),
            Map.entry("Copy", CREATE),
            Map.entry("Import", CREATE),
            Map.entry("Register", CREATE),
            Map.entry("Request", CREATE),
            Map.entry("Allocate", CREATE),
            Map.entry("Attach", CREATE),
            Map.entry("Upload", CREATE),
            Map.entry("Delete", DELETE),
            Map.entry("Terminate", DELETE),
            Map.entry("Remove", DELETE),
            Map.entry("Deregister", DELETE),
            Map.entry("Detach", DELETE),
            Map.entry("Purge", DELETE),
            Map.entry("Release", DELETE),
            Map.entry("Revoke", DELETE),
            Map.entry("Cancel", DELETE),
            Map.entry("Destroy", DELETE));

    private ApiEffect() {}

    /** Null when it is no API call; {@code change} for every other verb. */
    static @Nullable String of(@Nullable String api) {
        if (api == null) {
            return null;
        }
        Matcher verb = VERB.matcher(api);
        return verb.matches() ? BY_VERB.getOrDefault(verb.group(1), CHANGE) : CHANGE;
    }
}
