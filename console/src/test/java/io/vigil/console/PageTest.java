package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.console.api.Incidents;
import io.vigil.console.detections.GivenDetections;
import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Answer;
import io.vigil.console.http.Caller;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.http.Refusal;
import io.vigil.console.http.Request;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.GivenFinding;
import io.vigil.console.store.GivenStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @TempDir
    Path folder;

    private static final Caller ALICE = new Caller("ALICE", Caller.Role.ANALYST);

    private GivenStore store;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        store = GivenStore.at(folder.resolve("vigil.db").toString());
        var files = JobFiles.in(folder.resolve("job"), new GivenRules());
        var findings = new FindingReader(store.connections());
        page = new Page(
                new Console.Job(new GivenDetections(), files, Health.unknown()),
                findings,
                new Incidents(findings),
                new Gate(Keys.NONE, Set.of(), Clock.systemUTC()));
    }

    @Test
    void whatTheAuthorsOfADetectionWroteIsGivenAsTheyWroteIt() {
        var answer = at("/page/detection/u", "").orElseThrow();

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("# A detection");
        assertThat(answer.contentType()).startsWith("text/markdown");
    }

    @Test
    void parametersAreThoseInForceAndTellWhereTheyComeFrom() throws IOException {
        assertThat(text("/page/tunables/u")).contains("\"value\":\"6h\",\"tuned\":false");

        Files.writeString(folder.resolve("job/tuning.yaml"), "# tuned\n");

        assertThat(text("/page/tunables/u")).contains("\"value\":\"3h\",\"tuned\":true,\"standard\":\"6h\"");
        assertThat(text("/page/tunables/other")).isEqualTo("[]");
    }

    @Test
    void whoAsksIsNamedAndSignsOutWhereverSomebodySignsIn() {
        assertThat(text("/page/caller")).isEqualTo("{\"name\":\"ALICE\",\"role\":\"analyst\",\"signsOut\":false}");
    }

    @Test
    void howOftenEachDetectionFiredIsCounted() {
        store.write(List.of(GivenFinding.of(1, new SplittableRandom(1)), GivenFinding.of(2, new SplittableRandom(2))));

        assertThat(text("/page/fired")).contains("\"unit\":\"u\",\"count\":2");
    }

    @Test
    void eachDayAndSeverityIsCountedOfWhatIsAskedFor() {
        store.write(List.of(
                GivenFinding.of(1, new SplittableRandom(1))
                        .put("severity", 5.0)
                        .put("updatedAt", "2025-06-12T23:59:59.999Z"),
                GivenFinding.of(2, new SplittableRandom(2)).put("severity", 2.0)));

        var answer = at("/page/days", "findingCriteria=%7B%22criterion%22:%7B%22severity%22:%7B%22gte%22:3%7D%7D%7D");

        assertThat(text(answer)).isEqualTo("[{\"date\":1749686400,\"severity\":5.0,\"count\":1}]");
        assertThatThrownBy(() -> at("/page/days", "findingCriteria=x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is no JSON");
    }

    private Optional<Answer> at(String path, String query) {
        return page.at(new Request("GET", path, query, Map.of(), new byte[0]), ALICE);
    }

    private static String text(Optional<Answer> answer) {
        return new String(answer.orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private String text(String path) {
        return new String(at(path, "").orElseThrow().body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/detection/other", "/page/detection/../console.js", "/page/Page.class", "/page/"})
    void nothingElseIsGiven(String path) {
        assertThat(at(path, "")).isEmpty();
    }

    /** The policy of its answers forbids both, so they would not work. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/page/console.js",
                "/page/story.js",
                "/page/entity.js",
                "/page/health.js",
                "/page/suppress.js"
            })
    void noFileHoldsStylesOrHandlersInMarkup(String path) {
        String text = new String(at(path, "").orElseThrow().body(), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain(" style=\"").doesNotContainPattern("<[a-z]+ [^>]*\\bon[a-z]+=");
    }
}
