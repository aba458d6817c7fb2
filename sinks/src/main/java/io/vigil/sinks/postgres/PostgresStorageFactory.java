package io.vigil.sinks.postgres;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingStorageFactory;
import io.vigil.sinks.StoreUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code jdbc:postgresql://HOST/DATABASE?user=…&password=…}. */
public final class PostgresStorageFactory implements FindingStorageFactory {
    private static final String SCHEME = "jdbc:postgresql:";

    @Override
    public String scheme() {
        return SCHEME;
    }

    /** Takes the credentials out of the URL, so that no log and no message can show them. */
    @Override
    public FindingStorage at(String where) {
        int question = where.indexOf('?');
        String address = question < 0 ? where : where.substring(0, question);
        if (!address.startsWith(SCHEME + "//") || address.indexOf('@') >= 0) {
            throw StoreUnavailable.unknown("this is no address of a PostgreSQL database");
        }
        Map<String, String> options = question < 0 ? new LinkedHashMap<>() : options(where.substring(question + 1));
        String user = decoded(options.remove("user"));
        String password = decoded(options.remove("password"));
        // Joins the rows of a batch into one statement, which may not touch a finding twice.
        options.remove("reWriteBatchedInserts");
        String rest = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        return new PostgresStorage(rest.isEmpty() ? address : address + "?" + rest, user, password);
    }

    private static Map<String, String> options(String query) {
        var options = new LinkedHashMap<String, String>();
        for (String option : query.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        return options;
    }

    private static @Nullable String decoded(@Nullable String value) {
        try {
            return value == null ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StoreUnavailable.unknown("user or password holds a % that is no escape; write it as %25");
        }
    }
}
