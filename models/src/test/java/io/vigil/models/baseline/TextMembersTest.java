package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextMembersTest {
    /** The same, said as an expression. */
    private static final Pattern MEMBER = Pattern.compile("\"(\\w++)\"\\s*+:\\s*+\\[?\\s*+\"([^\"\\\\]++)\"");

    @Test
    void namesAndTextsComeInTheOrderInWhichTheyStand() {
        assertThat(membersOf("{\"a\":\"1\",\"b\":{\"c\" : [ \"2\",\"3\"]},\"d\":4,\"e\":\"\",\"f\":\"5\"}"))
                .containsExactly("a=1", "c=2", "f=5");
    }

    @Test
    void aTextWithAnEscapeIsPassedOver() {
        assertThat(membersOf("{\"a\":\"1\\n\",\"b\":\"2\"}")).containsExactly("b=2");
    }

    @Test
    void membersOfAListHaveOneNameAgainAndAgain() {
        var members = new TextMembers("{\"ids\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"ie\":\"3\"}");

        assertThat(members.next()).isTrue();
        assertThat(members.hasNameAgain()).isFalse();
        assertThat(members.next()).isTrue();
        assertThat(members.hasNameAgain()).isTrue();
        assertThat(members.next()).isTrue();
        assertThat(members.hasNameAgain()).isFalse();
    }

    @Property
    void findsWhatTheExpressionFinds(@ForAll("pieces") List<String> pieces) {
        String json = String.join("", pieces);

        assertThat(membersOf(json))
                .isEqualTo(MEMBER.matcher(json)
                        .results()
                        .map(found -> found.group(1) + "=" + found.group(2))
                        .toList());
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "\"",
                        "\\",
                        ":",
                        "[",
                        "{",
                        ",",
                        " ",
                        "\n",
                        "a",
                        "_Z9",
                        "é",
                        "-",
                        "\"name\"",
                        "\"id\":\"x y\"",
                        "\":\"")
                .list()
                .ofMaxSize(40);
    }

    private static List<String> membersOf(String json) {
        var members = new TextMembers(json);
        var found = new ArrayList<String>();
        while (members.next()) {
            found.add(members.name() + "=" + members.text());
        }
        return found;
    }
}
