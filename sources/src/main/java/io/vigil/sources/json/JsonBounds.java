package io.vigil.sources.json;

import io.vigil.events.text.PlainBytes;

/**
 * Finds where a JSON value ends by structure alone: strings, brackets, and what may follow what. It does not validate; it notices early when
 * a record was cut off and the next one follows, so that one broken record cannot swallow its neighbours. Reusable.
 */
public final class JsonBounds {
    /** How a search ended; {@link #at()} says where. */
    public enum Outcome {
        COMPLETE,
        /** The bytes end before the value does. */
        INCOMPLETE,
        /** Something stands where it cannot: a line break in a string, a bracket that closes another, an object after a value. */
        BROKEN,
        /** Nested far deeper than any record. */
        TOO_LARGE
    }

    /** Brackets are matched by kind this deep; below, they are only counted. */
    private static final int MATCHED = 64;
    /** Deeper nesting is not followed: unclosed brackets on line after line would otherwise each be searched to the end of the input. */
    private static final int DEEPEST = 1000;

    private byte[] bytes = new byte[0];
    private int limit;
    private int at;
    private int depth;
    /** One bit per open bracket, outermost lowest: 1 for an object. */
    private long objects;
    /** The last byte of structure; its last letter for any scalar. */
    private byte last;

    /** Looks for the end of the object or array that begins at {@code from}. */
    public Outcome find(byte[] in, int from, int to) {
        bytes = in;
        limit = to;
        at = from;
        depth = 0;
        last = ':';
        while (at < limit) {
            byte now = bytes[at++];
            Outcome outcome = Json.isSpace(now) ? Outcome.COMPLETE : pass(now);
            if (outcome != Outcome.COMPLETE || depth == 0) {
                return outcome;
            }
        }
        return Outcome.INCOMPLETE;
    }

    /** Offset behind what was searched: behind the value when it is complete. */
    public int at() {
        return at;
    }

    /** Passes one element; anything but COMPLETE ends the search. */
    private Outcome pass(byte now) {
        boolean fits = switch (now) {
            case '"' -> last == ':' || last == ',' || last == '{' || last == '[';
            case '{', '[' -> last == ':' || last == '[' || last == ',' && !inObject();
            case '}', ']' -> depth > MATCHED || inObject() == (now == '}');
            default -> true;
        };
        if (!fits) {
            return Outcome.BROKEN;
        }
        last = now;
        return switch (now) {
            case '"' -> passText();
            case '{', '[' -> open(now == '{');
            case '}', ']' -> close();
            default -> Outcome.COMPLETE;
        };
    }

    private boolean inObject() {
        return depth <= MATCHED && (objects >>> depth - 1 & 1) != 0;
    }

    private Outcome open(boolean object) {
        if (depth < MATCHED) {
            long bit = 1L << depth;
            objects = object ? objects | bit : objects & ~bit;
        }
        depth++;
        return depth > DEEPEST ? Outcome.TOO_LARGE : Outcome.COMPLETE;
    }

    private Outcome close() {
        depth--;
        return Outcome.COMPLETE;
    }

    private Outcome passText() {
        at = PlainBytes.end(bytes, at, limit);
        while (at < limit) {
            byte now = bytes[at++];
            if (now == '"') {
                return Outcome.COMPLETE;
            }
            if (now == '\n' || now == '\r') {
                at--;
                return Outcome.BROKEN;
            }
            at = PlainBytes.end(bytes, now == '\\' ? at + 1 : at, limit);
        }
        return Outcome.INCOMPLETE;
    }
}
