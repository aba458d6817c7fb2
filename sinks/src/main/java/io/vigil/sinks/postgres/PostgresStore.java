package io.vigil.sinks.postgres;

import io.vigil.events.Finding;
import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStore;
import io.vigil.sinks.FindingTable;
import io.vigil.sinks.Migrations;
import io.vigil.sinks.StoreUnavailable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Findings in PostgreSQL, their documents as {@code jsonb}: the same JSON, but with its keys in PostgreSQL's order.
 *
 * @param url without user and password
 */
public record PostgresStore(
        String url, @Nullable String user, @Nullable String password) implements FindingStore {
    public static final String SCHEME = "jdbc:postgresql:";

    private static final long serialVersionUID = 1;
    private static final String WAY_OUT = "check that the server runs, and host, database, user and password";
    private static final FindingTable TABLE = new FindingTable("cast(? as jsonb)", new ZonedTime());

    /** Takes the credentials out of the URL, so that no log and no message can show them. */
    public static PostgresStore at(String where) {
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
        return new PostgresStore(rest.isEmpty() ? address : address + "?" + rest, user, password);
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

    /** The options stay out: some of them are secret, too. */
    @Override
    public String name() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    @Override
    public String driver() {
        return "org.postgresql.Driver";
    }

    @Override
    public boolean oneWriter() {
        return false;
    }

    @Override
    public void migrate() {
        Migrations.run(this, "io/vigil/sinks/postgres", WAY_OUT);
    }

    @Override
    public FindingTable table() {
        return TABLE;
    }

    @Override
    public List<Finding> find(FindingFilter filter) {
        try (var connection = Migrations.open(this)) {
            return TABLE.find(connection, filter);
        } catch (SQLException e) {
            throw StoreUnavailable.of(name(), e, WAY_OUT + ", and that a job has written to it");
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
