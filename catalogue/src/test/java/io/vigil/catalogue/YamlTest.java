package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private final Problems problems = new Problems();

    @Test
    void wordsThatOldYamlTakesForTruthAreTexts() {
        JsonNode read = Yaml.read("file", "{a: NO, b: yes, c: off, d: 2030-01-01, e: true}", problems);

        assertThat(read.get("a").textValue()).isEqualTo("NO");
        assertThat(read.get("b").textValue()).isEqualTo("yes");
        assertThat(read.get("c").textValue()).isEqualTo("off");
        assertThat(read.get("d").textValue()).isEqualTo("2030-01-01");
        assertThat(read.get("e").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\na: 2", "a: 1\n---\nb: 2", "a: [", "a: b: c", "\ta: 1", "a: {b: 1, b: 2}"})
    void whatIsNoSingleSoundDocumentIsAProblem(String text) {
        Yaml.read("file", text, problems);

        assertThat(problems.toString()).contains("file: line ", ", column ", "is not readable YAML: ");
    }

    @Test
    void anAccountIsNeverReadAsAnotherNumber() {
        JsonNode read = Yaml.read("file", "{zero: 012345678901, one: 112345678901}", problems);
        YamlSection section = YamlSection.of("file", read, problems);

        assertThat(section.text("zero")).isEqualTo("012345678901");
        assertThat(section.text("one")).isNull();
        assertThat(problems.toString()).contains("file: one = 112345678901  expected a text, in quotes");
    }

    @Test
    void nestingWithoutEndIsAProblem() {
        Yaml.read("file", "[".repeat(100_000), problems);

        assertThat(problems.none()).isFalse();
    }

    @Test
    void aStreamHoldsSeveralDocuments() {
        assertThat(Yaml.documents("file", "---\na: 1.10\n---\n# nothing\n---\nb: 2\n", problems))
                .extracting(JsonNode::toString)
                .containsExactly("{\"a\":1.10}", "{\"b\":2}");
        assertThat(problems.none()).isTrue();
    }

    @Test
    void whatReadersOfAStreamUnderstandDifferentlyIsAProblem() {
        Yaml.documents("file", "a: &x 0123\nb: *x\n", problems);
        Yaml.documents("empty", "# nothing\n", problems);
        Yaml.documents("broken", "a: [", problems);

        assertThat(problems.toString())
                .contains(
                        "file: line 1 = 0123",
                        "file: line 2 ",
                        "empty:",
                        "is empty",
                        "broken: line ",
                        "is not readable");
    }
}
