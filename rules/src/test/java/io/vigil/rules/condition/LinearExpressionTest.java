package io.vigil.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An attacker chooses the text, so no expression may be slow on any. */
class LinearExpressionTest {
    /** Each keeps an engine that tries all ways busy for longer than anybody waits. */
    @ParameterizedTest
    @ValueSource(strings = {"(.*,){12}P", "(a+)+$", "(a|aa)+$", "(a|a)*b", "(.*a){20}c", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void noTextKeepsItBusy(String expression) throws InvalidExpression {
        var compiled = LinearExpression.compile(expression, 0);
        String text = ",".repeat(60) + "a".repeat(20_000) + "!";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(compiled.matcher(text).find()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "a(?=b)", "(?<!a)b", "(?>a*)b", "a*+b"})
    void whatCannotBeBoundedIsRefused(String expression) {
        assertThatThrownBy(() -> LinearExpression.compile(expression, 0)).isInstanceOf(InvalidExpression.class);
    }

    /** Compiled, they would be programs of millions of steps, or nest until the stack is full. */
    @ParameterizedTest
    @MethodSource
    void anExpressionThatIsHugeInsideIsRefused(String expression) {
        assertThatThrownBy(() -> LinearExpression.compile(expression, 0))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining("too large");
    }

    static List<String> anExpressionThatIsHugeInsideIsRefused() {
        return List.of(
                "((a{1000}){1000}){1000}",
                "(((a{100}){100}){100}){100}",
                "([a-z]{200}){200}",
                "(\\p{L}{900,}){99}",
                "(".repeat(50_000) + "a" + ")".repeat(50_000),
                "a".repeat(50_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]{1,200}",
                "^(?:[A-Za-z0-9+/]{4}){10,200}==$",
                "\\x{10FFFF}{3}",
                "[]{}]{9}",
                "a{,5}",
                "{",
                "[[:alpha:]]{5}\\{\\}",
                "(?i)(one|two){3}"
            })
    void ordinaryRepetitionIsNotRefused(String expression) throws InvalidExpression {
        assertThat(LinearExpression.compile(expression, 0)).isNotNull();
    }
}
