package io.vigil.sources.json;

import java.util.Arrays;

/**
 * Walks the members of one object as strictly as {@link JsonScan}: {@link #next} stands at a value, which the caller passes over with {@link
 * #pass} or on its own with {@link #moveTo}.
 */
public final class JsonMembers {
    private final byte[] bytes;
    private final int limit;
    private int name;
    private int nameEnd;
    /** Where the walk stands; {@link JsonScan#NO} once anything was wrong. */
    private int at;

    private boolean ended;

    /** Of the object that begins at {@code from}. */
    public JsonMembers(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.at = JsonScan.get(bytes, from, limit) == '{' ? Json.skipSpace(bytes, from + 1, limit) : JsonScan.NO;
        if (at >= 0 && JsonScan.get(bytes, at, limit) == '}') {
            end();
        }
    }

    /** Moves to the value of the next member; false at the end of the object, or where it is broken. */
    public boolean next() {
        if (ended || at < 0) {
            return false;
        }
        name = at + 1;
        nameEnd = JsonScan.get(bytes, at, limit) == '"' ? JsonScan.text(bytes, name, limit) : JsonScan.NO;
        int colon = nameEnd < 0 ? limit : Json.skipSpace(bytes, nameEnd + 1, limit);
        boolean found = JsonScan.get(bytes, colon, limit) == ':';
        at = found ? Json.skipSpace(bytes, colon + 1, limit) : JsonScan.NO;
        return found;
    }

    /** Whether the member at hand has this name, written without escapes. */
    public boolean isNamed(byte[] ascii) {
        return Arrays.equals(bytes, name, nameEnd, ascii, 0, ascii.length);
    }

    /** Offset of the value at hand. */
    public int value() {
        return at;
    }

    /** Passes over the value at hand; the offset behind it, or {@link JsonScan#NO}. */
    public int pass() {
        int end = JsonScan.value(bytes, at, limit);
        moveTo(end);
        return end;
    }

    /** Goes on behind the value at hand, which ends there; {@link JsonScan#NO} ends the walk. */
    public void moveTo(int valueEnd) {
        at = valueEnd < 0 ? limit : Json.skipSpace(bytes, valueEnd, limit);
        byte mark = JsonScan.get(bytes, at, limit);
        if (mark == ',') {
            at = Json.skipSpace(bytes, at + 1, limit);
        } else if (mark == '}') {
            end();
        } else {
            at = JsonScan.NO;
        }
    }

    private void end() {
        at++;
        ended = true;
    }

    /** Offset behind the object, once {@link #next} was false; {@link JsonScan#NO} when the object is broken. */
    public int objectEnd() {
        return ended ? at : JsonScan.NO;
    }
}
