package io.vigil.intel.lists;

import io.vigil.intel.ranges.IpRanges.Redundancy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A listed name where it is packed: twice a number, plus one for {@code *.name}, seven bits a byte and the lowest first; the name's length; the
 * name.
 */
final class ListedName {
    private static final int LONGEST_NUMBER = 5;

    private final byte[] page;
    private final int start;
    private final int length;
    private final long head;

    ListedName(PackedTexts texts, int offset) {
        page = texts.page(offset);
        int at = PackedTexts.inPage(offset);
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            value |= (page[at] & 0x7fL) << shift;
            if (page[at++] >= 0) {
                break;
            }
        }
        head = value;
        length = page[at] & 0xff;
        start = at + 1;
    }

    /** @return the offset */
    static int write(byte[] name, boolean belowOnly, int number, PackedTexts texts) {
        var piece = new byte[LONGEST_NUMBER + 1 + name.length];
        int at = 0;
        long rest = (long) number << 1 | (belowOnly ? 1 : 0);
        for (; rest > 0x7f; rest >>>= 7) {
            piece[at++] = (byte) (rest | 0x80);
        }
        piece[at++] = (byte) rest;
        piece[at++] = (byte) name.length;
        System.arraycopy(name, 0, piece, at, name.length);
        return texts.add(piece, at + name.length);
    }

    int number() {
        return (int) (head >>> 1);
    }

    private boolean belowOnly() {
        return (head & 1) == 1;
    }

    String name() {
        return new String(page, start, length, StandardCharsets.ISO_8859_1);
    }

    Indicator.Name meaning() {
        return new Indicator.Name(name(), belowOnly());
    }

    /**
     * Whether this is what {@code asked} says between {@code from} and {@code end}, in whatever case, and {@code asked} is meant.
     *
     * @param asked ASCII
     */
    boolean holds(String asked, int from, int end) {
        if (end - from != length || belowOnly() && from == 0) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (page[start + at] != lower(asked.charAt(from + at))) {
                return false;
            }
        }
        return true;
    }

    static char lower(char letter) {
        return letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter;
    }

    boolean makesNeedless(ListedName other, Redundancy redundancy) {
        return belowOnly() == other.belowOnly()
                && Arrays.equals(page, start, start + length, other.page, other.start, other.start + other.length)
                && redundancy.covers(number(), other.number());
    }
}
