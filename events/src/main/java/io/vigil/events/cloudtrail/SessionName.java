package io.vigil.events.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the name of a role's session shows, read from the bytes of a principal id {@code AROA…:name}: AWS names the sessions of instances, tasks
 * and pods by what they are made for, identity providers those of people by their mail address.
 */
final class SessionName {
    private static final int SHORTEST_INSTANCE = "i-12345678".length();
    private static final int TASK = 32;
    private static final int UUID = 36;
    private static final byte[] POD = ascii("eks-");

    private SessionName() {}

    /** {@code i-} and at least eight hexadecimal digits. */
    static boolean isInstance(byte[] id, int from, int to) {
        int name = start(id, from, to);
        return to - name >= SHORTEST_INSTANCE && id[name] == 'i' && id[name + 1] == '-' && isHex(id, name + 2, to);
    }

    /** An ECS task's id, 32 hexadecimal digits; or an EKS pod identity's {@code eks-cluster-pod-uuid}. */
    static boolean isTaskOrPod(byte[] id, int from, int to) {
        int name = start(id, from, to);
        return to - name == TASK && isHex(id, name, to)
                || to - name > POD.length + UUID && startsWith(POD, id, name, to) && isUuid(id, to - UUID, to);
    }

    /** Something before an {@code @}, a dotted host behind it. */
    static boolean isMail(byte[] id, int from, int to) {
        int name = start(id, from, to);
        int at = find((byte) '@', id, name, to);
        int dot = find((byte) '.', id, at, to);
        return at > name && at + 1 < dot && dot + 1 < to;
    }

    static boolean isThere(byte[] id, int from, int to) {
        return start(id, from, to) < to;
    }

    static boolean startsWith(byte[] prefix, byte[] text, int from, int to) {
        return to - from >= prefix.length && Arrays.equals(text, from, from + prefix.length, prefix, 0, prefix.length);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Behind the colon; the end when there is no name. */
    private static int start(byte[] id, int from, int to) {
        return Math.min(find((byte) ':', id, from, to) + 1, to);
    }

    private static int find(byte wanted, byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }

    private static boolean isHex(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (Character.digit(text[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUuid(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            int place = at - from;
            boolean dash = place == 8 || place == 13 || place == 18 || place == 23;
            if (dash ? text[at] != '-' : Character.digit(text[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
