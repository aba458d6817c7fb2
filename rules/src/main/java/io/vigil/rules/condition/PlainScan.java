package io.vigil.rules.condition;

import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.text.PlainBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One walk along a path through JSON as services write it: ASCII, without escapes. Several times cheaper than a parser. It gives up, and leaves the
 * answer to one, at the first byte that is anything else: so it never has to judge what is malformed.
 */
final class PlainScan {
    /** What a walk comes to. */
    enum Outcome {
        NO,
        YES,
        GIVEN_UP
    }

    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 18;
    private static final byte[][] LITERALS = {bytes("true"), bytes("false"), bytes("null")};
    private static final int NULL = 2;

    private final byte[] bytes;
    private final int end;
    private final byte[][] steps;
    private final ValueTest test;
    private int at;
    private int nesting;

    /** @param steps of the path, in UTF-8 */
    PlainScan(RawJson json, byte[][] steps, ValueTest test) {
        this.bytes = json.bytes();
        this.at = json.from();
        this.end = json.to();
        this.steps = steps;
        this.test = test;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param depth steps of the path that lead to this value; negative beside the path */
    Outcome value(int depth) {
        boolean there = depth == steps.length;
        return switch (next()) {
            case '{' -> nested(there ? whole(at) : object(depth));
            case '[' -> nested(list(depth));
            case '"' -> text(depth, there);
            default -> scalar(there);
        };
    }

    /** Stands on the next byte that is no blank; 0 when there is none. */
    private int next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at < end ? bytes[at] : 0;
    }

    private Outcome nested(Outcome found) {
        nesting--;
        return found;
    }

    private boolean enter() {
        at++;
        return ++nesting <= DEEPEST;
    }

    /** An object at the end of the path. */
    private Outcome whole(int from) {
        Outcome passed = object(-1);
        boolean isIt = passed == Outcome.NO && test.object(new RawJson(bytes, from, at));
        return isIt ? Outcome.YES : passed;
    }

    private Outcome object(int depth) {
        if (!enter()) {
            return Outcome.GIVEN_UP;
        }
        if (next() == '}') {
            at++;
            return Outcome.NO;
        }
        while (true) {
            Outcome found = member(depth);
            if (found != Outcome.NO) {
                return found;
            }
            int separator = next();
            at++;
            if (separator != ',') {
                return separator == '}' ? Outcome.NO : Outcome.GIVEN_UP;
            }
        }
    }

    private Outcome member(int depth) {
        int name = next() == '"' ? at + 1 : -1;
        int close = name < 0 ? -1 : endOfText(name);
        if (close < 0) {
            return Outcome.GIVEN_UP;
        }
        at = close + 1;
        if (next() != ':') {
            return Outcome.GIVEN_UP;
        }
        at++;
        boolean onPath = depth >= 0 && Arrays.equals(bytes, name, close, steps[depth], 0, steps[depth].length);
        return value(onPath ? depth + 1 : -1);
    }

    private Outcome list(int depth) {
        if (!enter()) {
            return Outcome.GIVEN_UP;
        }
        if (next() == ']') {
            at++;
            return depth == steps.length && test.nothing() ? Outcome.YES : Outcome.NO;
        }
        while (true) {
            Outcome found = value(depth);
            if (found != Outcome.NO) {
                return found;
            }
            int separator = next();
            at++;
            if (separator != ',') {
                return separator == ']' ? Outcome.NO : Outcome.GIVEN_UP;
            }
        }
    }

    private Outcome text(int depth, boolean there) {
        int from = at + 1;
        int close = endOfText(from);
        if (close < 0) {
            return Outcome.GIVEN_UP;
        }
        at = close + 1;
        if (there) {
            return test.text(ascii(from, close)) ? Outcome.YES : Outcome.NO;
        }
        return depth >= 0 && mayHoldJson(from, close) ? Outcome.GIVEN_UP : Outcome.NO;
    }

    private boolean mayHoldJson(int from, int close) {
        int first = from;
        while (first < close && bytes[first] == ' ') {
            first++;
        }
        return first < close && (bytes[first] == '{' || bytes[first] == '[' || bytes[first] == '%');
    }

    /** Place of the closing quote; negative when there is an escape, or anything but printable ASCII, before it. */
    private int endOfText(int from) {
        int close = PlainBytes.end(bytes, from, end);
        return close < end && bytes[close] == '"' ? close : -1;
    }

    private Outcome scalar(boolean there) {
        int from = at;
        while (at < end && (bytes[at] >= '0' && bytes[at] <= '9' || bytes[at] >= 'a' && bytes[at] <= 'z')) {
            at++;
        }
        int to = at;
        int after = next();
        boolean whole = nesting == 0 ? at == end : after == ',' || after == '}' || after == ']';
        int literal = literal(from, to);
        if (!whole || literal < 0 && !isNumber(from, to)) {
            return Outcome.GIVEN_UP;
        }
        if (!there) {
            return Outcome.NO;
        }
        boolean passes = literal == NULL ? test.nothing() : test.text(ascii(from, to));
        return passes ? Outcome.YES : Outcome.NO;
    }

    private int literal(int from, int to) {
        for (int literal = 0; literal < LITERALS.length; literal++) {
            if (Arrays.equals(bytes, from, to, LITERALS[literal], 0, LITERALS[literal].length)) {
                return literal;
            }
        }
        return -1;
    }

    /** A plain one: few digits, no sign, no leading zero. */
    private boolean isNumber(int from, int to) {
        boolean plain = to > from && to - from <= MOST_DIGITS && (bytes[from] != '0' || to - from == 1);
        for (int here = from; plain && here < to; here++) {
            plain = bytes[here] <= '9';
        }
        return plain;
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
