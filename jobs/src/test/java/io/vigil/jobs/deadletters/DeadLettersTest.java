package io.vigil.jobs.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Rejected;
import io.vigil.jobs.lines.LineFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    private static final long MINUTE = 60_000;

    private static Rejected rejected(long number) {
        return new Rejected(
                "dns", "stream/shard-1", Rejected.Reason.MALFORMED, "expected \u001b JSON", "{\n" + number, 1);
    }

    @Test
    void everyLetterIsALineOfJsonThatNoTerminalObeys(@TempDir Path folder) throws Exception {
        var environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        var rejected =
                LongStream.range(0, 20).mapToObj(DeadLettersTest::rejected).toList();

        new DeadLetters(new LineFolder(folder.toString()), 1_000)
                .write(environment.fromData(rejected).returns(Rejected.class));
        environment.execute();

        assertThat(lines(folder))
                .hasSize(20)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"source\":\"dns\",\"place\":\"stream/shard-1\",\"reason\":\"MALFORMED\"")
                        .contains("\\u001B", "{\\n")
                        .doesNotContain("\u001b"));
    }

    @Test
    void aStormIsCutByTheMinute() throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new LimitRate(3)));
        harness.open();
        for (int number = 0; number < 10; number++) {
            harness.processElement(rejected(number), 0);
        }
        assertThat(harness.extractOutputValues()).hasSize(3);

        harness.setProcessingTime(MINUTE);
        harness.processElement(rejected(10), 0);

        assertThat(harness.extractOutputValues()).hasSize(4);
        harness.close();
    }

    private static List<String> lines(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> lines.addAll(linesOf(file)));
        }
        return lines;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
