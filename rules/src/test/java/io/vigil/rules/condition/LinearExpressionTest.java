package io.vigil.rules.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** Repeated repetition would make a program of millions of steps. */
    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(((a{100}){100}){100}){100}"})
    void anExpressionThatIsHugeInsideIsRefused(String expression) {
        assertThatThrownBy(() -> LinearExpression.compile(expression, 0)).isInstanceOf(InvalidExpression.class);
    }
}
