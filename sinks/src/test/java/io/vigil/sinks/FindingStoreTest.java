package io.vigil.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.postgres.PostgresStore;
import io.vigil.sinks.sqlite.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingStoreTest {
    @Test
    void aFileIsASqliteStore() {
        assertThat(FindingStore.at("findings/vigil.db")).isEqualTo(new SqliteStore("findings/vigil.db"));
        assertThat(FindingStore.at("jdbc:sqlite:/var/vigil.db")).isEqualTo(new SqliteStore("/var/vigil.db"));
        assertThat(FindingStore.at("vigil.db").oneWriter()).isTrue();
    }

    @Test
    void credentialsAreTakenOutOfTheUrl() {
        var store = FindingStore.at("jdbc:postgresql://db:5432/vigil?sslmode=require&user=job&password=p%26w%2B1");

        assertThat(store)
                .isEqualTo(new PostgresStore("jdbc:postgresql://db:5432/vigil?sslmode=require", "job", "p&w+1"));
        assertThat(store.name()).isEqualTo("jdbc:postgresql://db:5432/vigil");
        assertThat(store.toString()).doesNotContain("p&w");
        assertThat(store.oneWriter()).isFalse();
    }

    @Test
    void joiningTheRowsOfABatchIsSwitchedOff() {
        var store = FindingStore.at("jdbc:postgresql://db/vigil?reWriteBatchedInserts=true");

        assertThat(store.url()).isEqualTo("jdbc:postgresql://db/vigil");
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
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:secret.db",
                ""
            })
    void whatNamesNoStoreIsRefusedWithTheWayOutAndWithoutItsSecrets(String where) {
        assertThatThrownBy(() -> FindingStore.at(where))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE")
                .hasMessageNotContaining("secret");
    }
}
