package io.vigil.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.jobs.lines.LineFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLedgerTest {
    @Test
    void everyRowIsALine(@TempDir Path folder) throws Exception {
        var environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        var row = new LedgerRow("dns", "111122223333", "eu-west-1", 1_767_571_200_000L, 0b101, 7, 2, 1, 0, 0);

        new KeptLedger(new LineFolder(folder.toString()))
                .write(environment.fromData(List.of(row)).returns(LedgerRow.class));
        environment.execute();

        var lines = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        assertThat(lines)
                .containsExactly("{\"log\":\"dns\",\"account\":\"111122223333\",\"region\":\"eu-west-1\","
                        + "\"hour\":\"2026-01-05T00:00:00Z\",\"minutes\":2,\"records\":7,\"late\":2,\"rejected\":1,"
                        + "\"skipped\":0,\"missing\":0}");
    }
}
