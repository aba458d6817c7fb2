package io.vigil.events.net;

import org.jspecify.annotations.Nullable;

/** Reads and writes addresses without a resolver and without garbage: it runs once for every event. */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    static @Nullable Ip read(String text) {
        return text.indexOf(':') < 0 ? readV4(text) : readV6(text);
    }

    private static @Nullable Ip readV4(String text) {
        long address = v4Bits(text, 0);
        return address < 0 ? null : Ip.v4((int) address);
    }

    /** The 32 bits of the dotted address that the rest of the text is; -1 when it is none. */
    private static long v4Bits(String text, int from) {
        long bits = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            int end = part == 3 ? text.length() : text.indexOf('.', at);
            int value = end < 0 ? -1 : decimal(text, at, end);
            if (value < 0) {
                return -1;
            }
            bits = bits << 8 | value;
            at = end + 1;
        }
        return bits;
    }

    /** The 32 bits of an IPv4 address that is written in these ASCII bytes; -1 for anything else. */
    static long v4Bits(byte[] text, int from, int to) {
        long bits = 0;
        int value = -1;
        int dots = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9 && value != 0) {
                value = Math.max(value, 0) * 10 + digit;
            } else if (text[at] == '.' && value >= 0) {
                bits = bits << 8 | value;
                value = -1;
                dots++;
            } else {
                return -1;
            }
            if (value > 255) {
                return -1;
            }
        }
        return dots == 3 && value >= 0 ? bits << 8 | value : -1;
    }

    private static int decimal(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || digits > 1 && text.charAt(from) == '0') {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static @Nullable Ip readV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = new int[GROUPS];
            return fill(text, groups) == GROUPS ? join(groups) : null;
        }
        int[] head = new int[GROUPS];
        int[] tail = new int[GROUPS];
        int before = gap == 0 ? 0 : fill(text.substring(0, gap), head);
        String rest = text.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : fill(rest, tail);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(tail, 0, head, GROUPS - after, after);
        return join(head);
    }

    /** Reads colon-separated groups (the last may be dotted IPv4) into the array; the number of groups, or -1. */
    private static int fill(String text, int[] groups) {
        int count = 0;
        int at = 0;
        while (at <= text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                return fillV4(text, at, groups, count);
            }
            int value = count < GROUPS ? hexadecimal(text, at, end) : -1;
            if (value < 0) {
                return -1;
            }
            groups[count++] = value;
            at = end + 1;
        }
        return count;
    }

    private static int fillV4(String text, int at, int[] groups, int count) {
        long bits = v4Bits(text, at);
        if (bits < 0 || count > GROUPS - 2) {
            return -1;
        }
        groups[count] = (int) (bits >>> 16);
        groups[count + 1] = (int) (bits & 0xffff);
        return count + 2;
    }

    private static int hexadecimal(String text, int from, int to) {
        if (to - from < 1 || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static Ip join(int[] groups) {
        long high = 0;
        long low = 0;
        for (int group = 0; group < 4; group++) {
            high = high << 16 | groups[group];
            low = low << 16 | groups[group + 4];
        }
        return new Ip(high, low);
    }

    static String write(Ip ip) {
        return ip.isV4() ? writeV4((int) ip.low()) : writeV6(ip);
    }

    private static String writeV4(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private static String writeV6(Ip ip) {
        int[] groups = new int[GROUPS];
        for (int group = 0; group < 4; group++) {
            groups[group] = (int) (ip.high() >>> 48 - 16 * group) & 0xffff;
            groups[group + 4] = (int) (ip.low() >>> 48 - 16 * group) & 0xffff;
        }
        int gap = longestZeros(groups);
        int gapEnd = gap < 0 ? -1 : zerosFrom(groups, gap);
        var text = new StringBuilder(39);
        for (int group = 0; group < GROUPS; group++) {
            if (group == gap) {
                text.append("::");
                group = gapEnd - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[group]));
        }
        return text.toString();
    }

    /** Start of the first longest run of at least two zero groups; -1 when there is none. */
    private static int longestZeros(int[] groups) {
        int best = -1;
        int length = 1;
        for (int group = 0; group < GROUPS; group++) {
            int run = zerosFrom(groups, group) - group;
            if (run > length) {
                best = group;
                length = run;
            }
        }
        return best;
    }

    private static int zerosFrom(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end;
    }
}
