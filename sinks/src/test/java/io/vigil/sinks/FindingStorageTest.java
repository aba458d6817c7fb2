package io.vigil.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.jsonlines.JsonLinesStorage;
import io.vigil.sinks.postgres.PostgresStorage;
import io.vigil.sinks.sqlite.SqliteStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingStorageTest {
    @Test
    void aFileIsASqliteStore() {
        assertThat(FindingStorage.at("findings/vigil.db")).isEqualTo(new SqliteStorage("findings/vigil.db"));
        assertThat(FindingStorage.at("jdbc:sqlite:/var/vigil.db")).isEqualTo(new SqliteStorage("/var/vigil.db"));
        assertThat(FindingStorage.at("vigil.db").oneWriter()).isTrue();
    }

    @Test
    void theSchemeNamesTheStorageInAnyCase() {
        assertThat(FindingStorage.at("JSONL:Findings.jsonl")).isEqualTo(new JsonLinesStorage("Findings.jsonl"));
    }

    @Test
    void credentialsAreTakenOutOfTheUrl() {
        var store = FindingStorage.at("jdbc:postgresql://db:5432/vigil?sslmode=require&user=job&password=p%26w%2B1");

        assertThat(store)
                .isEqualTo(new PostgresStorage("jdbc:postgresql://db:5432/vigil?sslmode=require", "job", "p&w+1"));
        assertThat(store.name()).isEqualTo("jdbc:postgresql://db:5432/vigil");
        assertThat(store.toString()).doesNotContain("p&w");
        assertThat(store.oneWriter()).isFalse();
    }

    @Test
    void joiningTheRowsOfABatchIsSwitchedOff() {
        var store = FindingStorage.at("jdbc:postgresql://db/vigil?reWriteBatchedInserts=true");

        assertThat(store).isEqualTo(new PostgresStorage("jdbc:postgresql://db/vigil", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://job:secret@db/vigil",
                "jdbc:mysql://db/vigil?user=job&password=secret",
                "jdbc:postgresql://job:secret@db/vigil",
                "jdbc:postgresql:vigil?password=secret",
                "jdbc:postgresql://db/vigil?password=secret%",
                "s3://bucket/secret",
                "jsonl:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:secret.db",
                ""
            })
    void whatNamesNoStoreIsRefusedWithTheWayOutAndWithoutItsSecrets(String where) {
        assertThatThrownBy(() -> FindingStorage.at(where))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE")
                .hasMessageNotContaining("secret");
    }
}
