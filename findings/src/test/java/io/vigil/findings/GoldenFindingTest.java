package io.vigil.findings;

import static io.vigil.findings.Signals.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The JSON of findings is a published contract: one golden file for every kind. */
class GoldenFindingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/vigil/findings/golden");

    static Map<String, FindingState> kinds() {
        var kinds = new LinkedHashMap<String, FindingState>();
        kinds.put("api-call", FoldingTest.fold(Signals.call()));
        kinds.put(
                "api-call-by-a-service",
                FoldingTest.fold(Draft.like(Signals.call())
                        .from("cloudformation.amazonaws.com")
                        .signal()));
        kinds.put("s3-object", FoldingTest.fold(Signals.object("secrets", "2025/plan.pdf")));
        kinds.put("network-connection", FoldingTest.fold(scan()));
        kinds.put("port-probe", FoldingTest.fold(Signals.probe()));
        kinds.put("dns-request", FoldingTest.fold(Signals.query()));
        kinds.put(
                "anomaly",
                FoldingTest.fold(
                        Signals.anomaly("CreateUser", NOON, "a"),
                        Signals.anomaly("CreateAccessKey", NOON + 9000, "b")));
        kinds.put("sequence", FoldingTest.fold(Signals.sequence("a"), Signals.sequence("a", "b")));
        kinds.put("roll-up", FoldingTest.fold(RollUp.of(Signals.call())));
        return kinds;
    }

    private static Signal[] scan() {
        return new Signal[] {
            Signals.connection("198.51.100.7", NOON, "flow-1"),
            Signals.connection("2001:db8::7", NOON + 60_000, "flow-2")
        };
    }

    @TestFactory
    Stream<DynamicTest> everyKindIsWrittenAsBefore() {
        return kinds().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> compare(kind.getKey(), kind.getValue())));
    }

    private static void compare(String kind, FindingState state) throws IOException {
        var json = new ObjectMapper();
        String written = json.readTree(GuardDutyJson.of(Folding.finding(state))).toPrettyString() + "\n";
        Path actual = Files.createDirectories(Path.of("target/golden")).resolve(kind + ".json");
        Files.writeString(actual, written);

        Path golden = GOLDEN.resolve(kind + ".json");
        String expected = Files.exists(golden) ? Files.readString(golden) : "";

        assertThat(written)
                .as("if the change is meant: cp %s %s", actual, golden)
                .isEqualTo(expected);
    }
}
