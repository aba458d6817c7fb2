package io.vigil.sinks;

import static io.vigil.sinks.Findings.NOON;
import static io.vigil.sinks.Findings.finding;
import static io.vigil.sinks.Findings.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldWordsTest {
    @TempDir
    Path folder;

    @Test
    void everyValueIsAWordOfItsPathAndArraysAddNone() {
        assertThat(FieldWords.of("{\"a\":{\"b\":[\"x\",{\"c\":7}]},\"d\":true,\"e\":null}")
                        .split(" "))
                .containsExactly(
                        FieldWords.word("a.b", "x"), FieldWords.word("a.b.c", "7"), FieldWords.word("d", "true"));
    }

    @Test
    void whatIsNoJsonHasNone() {
        assertThat(FieldWords.of("{")).isEmpty();
    }

    @Test
    void theStoreFindsAFindingByTheStateThatItHoldsAndNoOther() throws IOException, SQLException {
        var storage = FindingStorage.at(folder.resolve("vigil.db").toString());
        storage.prepare();
        write(storage, finding("a").severity(5).seen(NOON + 1000, 2).done());
        write(storage, finding("a").severity(8).seen(NOON, 1).done());
        write(storage, finding("b").severity(8).seen(NOON, 1).done());

        assertThat(with(storage, "severity", "5.0")).containsExactly("a");
        assertThat(with(storage, "severity", "8.0")).containsExactly("b");

        write(storage, finding("a").severity(8).seen(NOON + 2000, 3).done());

        assertThat(with(storage, "severity", "8.0")).containsExactly("a", "b");
        assertThat(with(storage, "severity", "5.0")).isEmpty();
    }

    @Test
    void whatIsForgottenIsFoundNoMore() throws IOException, SQLException {
        var storage = FindingStorage.at(folder.resolve("vigil.db").toString());
        storage.prepare();
        write(storage, finding("a").severity(5).seen(NOON, 1).done());

        try (var writer = storage.writer()) {
            writer.forget(NOON + 1);
        }
        write(storage, finding("b").severity(8).seen(NOON, 1).done());

        assertThat(with(storage, "severity", "5.0")).isEmpty();
    }

    private static List<String> with(FindingStorage storage, String field, String value) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = storage.sql().connections().getConnection();
                var query = connection.prepareStatement(
                        "select id from finding where number in (select rowid from finding_value where finding_value match ?)"
                                + " order by id")) {
            query.setString(1, '"' + FieldWords.word(field, value) + '"');
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }
}
