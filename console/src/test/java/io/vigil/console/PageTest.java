package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private final Page page = new Page(Map.of("ssh-brute-force", "# SSH"));

    @Test
    void whatTheAuthorsOfADetectionWroteIsGivenAsTheyWroteIt() {
        var answer = page.at("/page/detection/ssh-brute-force").orElseThrow();

        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("# SSH");
        assertThat(answer.contentType()).startsWith("text/markdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/detection/other", "/page/detection/../console.js", "/page/Page.class", "/page/"})
    void nothingElseIsGiven(String path) {
        assertThat(page.at(path)).isEmpty();
    }

    /** The policy of its answers forbids both, so they would not work. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/console.js", "/page/story.js", "/page/entity.js", "/page/suppress.js"})
    void noFileHoldsStylesOrHandlersInMarkup(String path) {
        String text = new String(page.at(path).orElseThrow().body(), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain(" style=\"").doesNotContainPattern("<[a-z]+ [^>]*\\bon[a-z]+=");
    }
}
