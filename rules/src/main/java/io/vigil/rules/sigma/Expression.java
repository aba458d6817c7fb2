package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.condition.Condition;
import java.util.ArrayList;
import java.util.List;

/** What a rule asks of a call, as a tree that can be answered in part: that is how a rule is found by the calls it may match. */
sealed interface Expression {
    /** What is left to ask when some fields are known. */
    Expression given(Known known);

    Condition<ApiCall> compiled();

    static Expression all(List<Expression> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    static Expression any(List<Expression> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    default Expression negated() {
        return new Not(this);
    }

    /** One thing that is asked of the call itself. */
    non-sealed interface Question extends Expression {}

    /** Nothing is left to ask. */
    enum Constant implements Expression {
        ALWAYS,
        NEVER;

        @Override
        public Expression given(Known known) {
            return this;
        }

        @Override
        public Condition<ApiCall> compiled() {
            return new Condition<>(0, call -> this == ALWAYS);
        }

        @Override
        public Expression negated() {
            return this == ALWAYS ? NEVER : ALWAYS;
        }
    }

    record Not(Expression part) implements Expression {
        @Override
        public Expression given(Known known) {
            return part.given(known).negated();
        }

        @Override
        public Condition<ApiCall> compiled() {
            return part.compiled().negated();
        }
    }

    record All(List<Expression> parts) implements Expression {
        @Override
        public Expression given(Known known) {
            List<Expression> open = open(parts, known, Constant.NEVER);
            if (open.contains(Constant.NEVER)) {
                return Constant.NEVER;
            }
            return open.isEmpty() ? Constant.ALWAYS : all(open);
        }

        @Override
        public Condition<ApiCall> compiled() {
            return Condition.all(parts.stream().map(Expression::compiled).toList());
        }
    }

    record Any(List<Expression> parts) implements Expression {
        @Override
        public Expression given(Known known) {
            List<Expression> open = open(parts, known, Constant.ALWAYS);
            if (open.contains(Constant.ALWAYS)) {
                return Constant.ALWAYS;
            }
            return open.isEmpty() ? Constant.NEVER : any(open);
        }

        @Override
        public Condition<ApiCall> compiled() {
            return Condition.any(parts.stream().map(Expression::compiled).toList());
        }
    }

    /** The parts that are still open, and {@code decisive} where a part has come to it. */
    private static List<Expression> open(List<Expression> parts, Known known, Expression decisive) {
        List<Expression> open = new ArrayList<>();
        for (Expression part : parts) {
            Expression left = part.given(known);
            if (!(left instanceof Constant) || left.equals(decisive)) {
                open.add(left);
            }
        }
        return open;
    }
}
