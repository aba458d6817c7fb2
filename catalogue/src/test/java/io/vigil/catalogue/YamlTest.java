package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
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
    void aTextIsReadOnceForAllThatCompileIt() {
        String sound = "a: [1, 2]";

        assertThat(Yaml.read("file", sound, problems)).isSameAs(Yaml.read("other", sound, problems));
        assertThat(Yaml.documents("file", sound, problems)).isSameAs(Yaml.documents("other", sound, problems));
    }

    @Test
    void whatIsWrongWithATextIsAProblemEachTimeItIsRead() {
        String broken = "a: [";
        var again = new Problems();

        Yaml.read("file", broken, problems);
        Yaml.documents("file", broken, problems);
        Yaml.read("file", broken, again);
        Yaml.documents("file", broken, again);

        assertThat(again.lines()).isNotEmpty().isEqualTo(problems.lines());
    }

    @Test
    void nestingWithoutEndIsAProblem() {
        Yaml.read("file", "[".repeat(100_000), problems);

        assertThat(problems.none()).isFalse();
    }

    /** Each level names the one before ten times: followed, a few hundred bytes would fill the memory. */
    @Test
    void aliasesOfAliasesAreNotFollowed() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 30; level++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(", ", Collections.nCopies(10, "*a" + (level - 1)))));
        }

        JsonNode read = Yaml.read("file", bomb.toString(), problems);
        Yaml.documents("rules", bomb.toString(), problems);

        assertThat(read == null || read.toString().length() < 100_000).isTrue();
        assertThat(problems.toString()).contains("rules: line 2 ", "an alias is not followed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!javax.script.ScriptEngineManager [x]", "!!java.net.URL [\"http://127.0.0.1:1/\"]"})
    void aTagMakesNoObjectOfAnyClass(String text) {
        JsonNode read = Yaml.read("file", text, problems);

        assertThat(read == null || read.isContainerNode()).isTrue();
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
