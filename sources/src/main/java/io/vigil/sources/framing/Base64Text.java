package io.vigil.sources.framing;

import io.vigil.sources.json.Slice;
import io.vigil.sources.kpl.KplRecord;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 in which AWS hands over bytes: gzip, JSON, records of the Kinesis Producer Library, lines of a flow log. */
final class Base64Text {
    private static final int LEAST = 16;
    private static final int PEEK = 8;

    private Base64Text() {}

    /** What the text stands for; null when it is no base64, or nothing that could be records. */
    static byte @Nullable [] decode(Slice text) {
        if (text.length() < LEAST || !isBase64(text)) {
            return null;
        }
        byte[] start = decode(text, PEEK);
        if (start == null || !mayBeRecords(start)) {
            return null;
        }
        return decode(text, text.length());
    }

    private static boolean isBase64(Slice text) {
        for (int at = text.from(); at < text.to(); at++) {
            byte sign = text.bytes()[at];
            boolean letter = sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
            if (!letter && sign != '+' && sign != '/' && sign != '=' && sign != '\n' && sign != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean mayBeRecords(byte[] start) {
        boolean gzip = (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        boolean json = start[0] == '{' || start[0] == '[';
        boolean line = start[0] >= '0' && start[0] <= '9' && (start[1] == ' ' || start[1] >= '0' && start[1] <= '9');
        return gzip || json || line || KplRecord.begins(start, start.length);
    }

    private static byte @Nullable [] decode(Slice text, int length) {
        try {
            byte[] part = Arrays.copyOfRange(text.bytes(), text.from(), text.from() + length);
            return Base64.getMimeDecoder().decode(part);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
