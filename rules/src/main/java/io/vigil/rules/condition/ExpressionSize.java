package io.vigil.rules.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes once it is compiled: {@code {1000}} writes what it repeats a thousand times, and a repetition of
 * repetitions multiplies. RE2/J does so however much that is, until no memory is left.
 */
final class ExpressionSize {
    static final int MOST_STEPS = 20_000;
    /** Groups in groups. */
    static final int DEEPEST = 200;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");
    /** Until where what begins with a backslash, or a class, is one step. */
    private static final Pattern ONE_STEP = Pattern.compile(
            "\\\\[xpP]\\{[^}]*+}|\\\\.|\\[\\^?]?(?:\\\\.|\\[:[a-z^]++:]|[^\\]\\\\])*+]?", Pattern.DOTALL);

    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long steps;
    private long last;

    private ExpressionSize(String expression) {
        this.expression = expression;
    }

    /** Whether it is beyond {@link #MOST_STEPS} or {@link #DEEPEST}. */
    static boolean isTooLarge(String expression) {
        return expression.length() > MOST_STEPS || new ExpressionSize(expression).grows();
    }

    private boolean grows() {
        int at = 0;
        while (at < expression.length()) {
            at = step(at);
            if (steps > MOST_STEPS || outer.size() > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    /** @return where the next step begins */
    private int step(int at) {
        return switch (expression.charAt(at)) {
            case '(' -> {
                outer.push(steps);
                steps = 0;
                yield at + 1;
            }
            case ')' -> {
                last = Math.max(1, steps);
                steps = last + (outer.isEmpty() ? 0 : outer.pop());
                yield at + 1;
            }
            case '{' -> repeat(at);
            case '\\', '[' -> one(at, end(ONE_STEP, at));
            case '*', '+', '?', '|' -> at + 1;
            default -> one(at, at + 1);
        };
    }

    private int one(int at, int end) {
        last = 1;
        steps++;
        return Math.max(end, at + 1);
    }

    private int repeat(int at) {
        Matcher times = REPETITION.matcher(expression).region(at, expression.length());
        if (!times.lookingAt()) {
            return one(at, at + 1);
        }
        long least = Long.parseLong(times.group(1));
        String most = times.group(2);
        long factor = most == null || most.isEmpty() ? least + 1 : Math.max(least, Long.parseLong(most));
        steps += last * Math.max(0, factor - 1);
        last *= Math.max(1, factor);
        return times.end();
    }

    private int end(Pattern form, int at) {
        Matcher one = form.matcher(expression).region(at, expression.length());
        return one.lookingAt() ? one.end() : at + 1;
    }
}
