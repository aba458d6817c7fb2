package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Signal;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final String RECORD = """
            {"userAgent":"curl","userIdentity":{"arn":"arn:a","type":"Root"},"resources":[{"ARN":"b"},{"ARN":"c"}]}""";

    @Test
    void aFindingShowsTheRecordsOfItsFirstAndItsLastSignalWhateverTheOrder() throws IOException {
        var finding = Folding.finding(
                FoldingTest.fold(signal(2, "{\"n\":2}"), signal(3, "{\"n\":3}"), signal(1, "{\"n\":1}")));

        assertThat(vigil(finding).path("firstEvent").asText()).isEqualTo("{\"n\":1}");
        assertThat(vigil(finding).path("lastEvent").asText()).isEqualTo("{\"n\":3}");
    }

    @Test
    void aSignalWithoutRecordTakesNoOthersPlace() throws IOException {
        var finding = Folding.finding(FoldingTest.fold(signal(1, ""), signal(2, "{\"n\":2}"), signal(3, "")));

        assertThat(vigil(finding).path("firstEvent").asText()).isEqualTo("{\"n\":2}");
    }

    @Test
    void oneRecordIsShownOnce() throws IOException {
        var finding = Folding.finding(FoldingTest.fold(signal(1, "{}")));

        assertThat(vigil(finding).has("firstEvent")).isTrue();
        assertThat(vigil(finding).has("lastEvent")).isFalse();
    }

    @Test
    void whatIsHiddenLeavesItsPlaceAndNothingElse() {
        assertThat(shown(Set.of("userAgent", "resources.ARN", "userIdentity.arn")::contains))
                .isEqualTo("""
                        {"userAgent":"[hidden]","userIdentity":{"arn":"[hidden]","type":"Root"},\
                        "resources":[{"ARN":"[hidden]"},{"ARN":"[hidden]"}]}""");
        assertThat(shown("userIdentity"::equals))
                .contains("\"userIdentity\":\"[hidden]\"")
                .contains("curl");
    }

    @Test
    void aLineIsLeftOutWhereAllOfItIsHiddenOrNobodyCanTellItsFields() {
        assertThat(shown(path -> true)).isEmpty();
        assertThat(new HiddenFields("userAgent"::equals).in(UnreadText.of("no JSON, but with a userAgent")))
                .isEqualTo(UnreadText.EMPTY);
    }

    private static String shown(Predicate<String> hidden) {
        var finding = Folding.finding(FoldingTest.fold(signal(1, RECORD)));
        return finding.hiding(hidden).evidence().lines().last().toString();
    }

    private static Signal signal(long time, String line) {
        return Draft.like(Signals.call())
                .at(Signals.NOON + time, "event-" + time)
                .line(line)
                .signal();
    }

    private static JsonNode vigil(Finding finding) throws IOException {
        return new ObjectMapper().readTree(GuardDutyJson.of(finding)).at("/service/additionalInfo/vigil");
    }
}
