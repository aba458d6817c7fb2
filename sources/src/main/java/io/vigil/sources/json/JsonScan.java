package io.vigil.sources.json;

import io.vigil.events.text.PlainBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Passes over JSON values eight bytes at a time without reading them, yet as strictly as a parser: grammar, escapes, UTF-8. Offsets go in
 * and come out; {@link #NO} says that the value is broken, incomplete, or odd enough to ask a parser.
 */
public final class JsonScan {
    public static final int NO = -1;

    /** Deeper values are left to a parser; {@link Json#MAX_DEPTH} is the limit that counts. */
    private static final int DEEPEST = 64;
    /** Longer numbers are left to a parser. */
    private static final int LONGEST_NUMBER = 64;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int TRUE = word("true");
    private static final int FALSE_TAIL = word("alse");
    private static final int NULL = word("null");

    private JsonScan() {}

    private static int word(String letters) {
        return (int) INTS.get(letters.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /** Behind the value that begins at {@code at}. */
    public static int value(byte[] bytes, int at, int limit) {
        return value(bytes, at, limit, 0);
    }

    private static int value(byte[] bytes, int at, int limit, int depth) {
        byte first = get(bytes, at, limit);
        if (first == '"') {
            int end = text(bytes, at + 1, limit);
            return end < 0 ? NO : end + 1;
        }
        return switch (first) {
            case '{' -> depth == DEEPEST ? NO : object(bytes, at, limit, depth + 1);
            case '[' -> depth == DEEPEST ? NO : array(bytes, at, limit, depth + 1);
            case 't' -> literal(bytes, at, limit, TRUE);
            case 'f' -> literal(bytes, at + 1, limit, FALSE_TAIL);
            case 'n' -> literal(bytes, at, limit, NULL);
            default -> number(bytes, at, limit);
        };
    }

    private static int object(byte[] bytes, int from, int limit, int depth) {
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (get(bytes, at, limit) == '}') {
            return at + 1;
        }
        while (true) {
            int name = get(bytes, at, limit) == '"' ? text(bytes, at + 1, limit) : NO;
            int colon = name < 0 ? limit : Json.skipSpace(bytes, name + 1, limit);
            if (get(bytes, colon, limit) != ':') {
                return NO;
            }
            int end = value(bytes, Json.skipSpace(bytes, colon + 1, limit), limit, depth);
            at = end < 0 ? limit : Json.skipSpace(bytes, end, limit);
            byte mark = get(bytes, at, limit);
            if (mark != ',') {
                return mark == '}' ? at + 1 : NO;
            }
            at = Json.skipSpace(bytes, at + 1, limit);
        }
    }

    private static int array(byte[] bytes, int from, int limit, int depth) {
        int at = Json.skipSpace(bytes, from + 1, limit);
        if (get(bytes, at, limit) == ']') {
            return at + 1;
        }
        while (true) {
            int end = value(bytes, at, limit, depth);
            at = end < 0 ? limit : Json.skipSpace(bytes, end, limit);
            byte mark = get(bytes, at, limit);
            if (mark != ',') {
                return mark == ']' ? at + 1 : NO;
            }
            at = Json.skipSpace(bytes, at + 1, limit);
        }
    }

    /** The closing quote of the text whose first byte is at {@code from}. */
    public static int text(byte[] bytes, int from, int limit) {
        int at = plainText(bytes, from, limit);
        while (at < 0 && ~at < limit && bytes[~at] == '\\') {
            int escape = escape(bytes, ~at, limit);
            if (escape == 0) {
                return NO;
            }
            at = plainText(bytes, ~at + escape, limit);
        }
        return at < 0 ? NO : at;
    }

    /** The closing quote of a text without escapes; when there is none, the complement of the offset that stands in the way. */
    public static int plainText(byte[] bytes, int from, int limit) {
        int at = PlainBytes.end(bytes, from, limit);
        while (at < limit && bytes[at] < 0) {
            int sequence = Utf8.sequence(bytes, at, limit);
            if (sequence == 0) {
                return ~limit;
            }
            at = PlainBytes.end(bytes, at + sequence, limit);
        }
        return at < limit && bytes[at] == '"' ? at : ~at;
    }

    /** Length of the escape that begins at the backslash; 0 when it is none. */
    static int escape(byte[] bytes, int at, int limit) {
        return switch (get(bytes, at + 1, limit)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> hasFourDigits(bytes, at + 2, limit) ? 6 : 0;
            default -> 0;
        };
    }

    private static boolean hasFourDigits(byte[] bytes, int from, int limit) {
        for (int at = from; at < from + 4; at++) {
            if (Character.digit(get(bytes, at, limit), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int limit) {
        int at = get(bytes, from, limit) == '-' ? from + 1 : from;
        at = get(bytes, at, limit) == '0' ? at + 1 : digits(bytes, at, limit);
        if (at > 0 && get(bytes, at, limit) == '.') {
            at = digits(bytes, at + 1, limit);
        }
        byte mark = at < 0 ? 0 : get(bytes, at, limit);
        if (mark == 'e' || mark == 'E') {
            byte sign = get(bytes, at + 1, limit);
            at = digits(bytes, sign == '+' || sign == '-' ? at + 2 : at + 1, limit);
        }
        return at - from > LONGEST_NUMBER ? NO : at;
    }

    /** Behind one or more digits. */
    public static int digits(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from ? NO : at;
    }

    private static int literal(byte[] bytes, int at, int limit, int letters) {
        return at + Integer.BYTES <= limit && (int) INTS.get(bytes, at) == letters ? at + Integer.BYTES : NO;
    }

    /** The byte, or 0, which fits nowhere, behind the end. */
    public static byte get(byte[] bytes, int at, int limit) {
        return at < limit ? bytes[at] : 0;
    }
}
