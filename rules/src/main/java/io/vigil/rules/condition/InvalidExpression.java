package io.vigil.rules.condition;

/** A regular expression that cannot be run; the message says what is wrong with it and what to write instead. */
public final class InvalidExpression extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidExpression(String reason) {
        super(reason);
    }
}
