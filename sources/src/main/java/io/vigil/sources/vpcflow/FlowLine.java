package io.vigil.sources.vpcflow;

import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.sources.json.Blanks;
import io.vigil.sources.json.Json;
import io.vigil.sources.json.KnownTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line, cut into columns; reads a field's value where it is asked for. Reusable. */
final class FlowLine {
    /** The value of a numeric field that is no number, or out of its range. */
    static final long BAD = Long.MIN_VALUE;

    private static final int MOST_COLUMNS = 256;
    private static final int MOST_DIGITS = 18;
    /** The highest bit of each byte. */
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private static final KnownTexts TEXTS = new KnownTexts(1 << 12);

    private final int[] from = new int[MOST_COLUMNS];
    private final int[] to = new int[MOST_COLUMNS];
    /** Of all lines until the next header. */
    private FieldOrder order;
    /** Of the line at hand: in a transit gateway's, the host's that the line is about. */
    private FieldOrder seen;

    private byte[] bytes = new byte[0];
    private int columns;
    private boolean ascii;

    FlowLine(FieldOrder order) {
        this.order = order;
        this.seen = order;
    }

    /** Cuts the line, which begins and ends with a column, at its blanks; the number of columns. */
    int cut(byte[] in, int start, int end) {
        bytes = in;
        columns = 0;
        seen = order;
        long signs = 0;
        int begun = start;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long word = Blanks.word(in, at);
            signs |= word & NOT_ASCII;
            for (long blanks = Blanks.marks(word); blanks != 0; blanks &= blanks - 1) {
                begun = cutAt(at + Blanks.first(blanks), begun);
            }
        }
        for (; at < end; at++) {
            signs |= in[at] & NOT_ASCII;
            begun = in[at] <= ' ' ? cutAt(at, begun) : begun;
        }
        column(begun, end);
        ascii = signs == 0;
        return columns;
    }

    /** Where the next column begins: the same one goes on at a byte that is no blank. */
    private int cutAt(int stop, int begun) {
        if (!Json.isSpace(bytes[stop])) {
            return begun;
        }
        column(begun, stop);
        return stop + 1;
    }

    private void column(int begun, int stop) {
        if (begun == stop) {
            return;
        }
        if (columns < MOST_COLUMNS) {
            from[columns] = begun;
            to[columns] = stop;
        }
        columns++;
    }

    /**
     * Reads a transit gateway's line as the host sees it at one end of the flow. Where its interface is not known (a VPN, a peering), the line is
     * the attachment's.
     */
    void seeFromHost(boolean atSource) {
        FieldOrder host = atSource ? order.atSource() : order.atDestination();
        boolean known = host != null && isPresent(host.column(FlowField.INTERFACE_ID));
        seen = known ? host : order;
    }

    /** Whether the line is about an attachment to a transit gateway. */
    boolean isOfGateway() {
        return order.has(FlowField.TGW_ATTACHMENT_ID);
    }

    boolean isAscii() {
        return ascii;
    }

    /** Whether the line may be one of field names: its first is. No column of a record begins so, but an interface or network id may. */
    boolean beginsWithName() {
        boolean letter = bytes[from[0]] == '$' || bytes[from[0]] >= 'a' && bytes[from[0]] <= 'z';
        return letter && FlowField.named(TEXTS.of(bytes, from[0], to[0])) != null;
    }

    /** The text of every column. */
    List<String> columns() {
        var texts = new ArrayList<String>();
        for (int column = 0; column < Math.min(columns, MOST_COLUMNS); column++) {
            texts.add(new String(bytes, from[column], to[column] - from[column], StandardCharsets.UTF_8));
        }
        return texts;
    }

    void order(FieldOrder columns) {
        order = columns;
        seen = columns;
    }

    FieldOrder order() {
        return order;
    }

    /** Whether the line has the field, with a value. */
    boolean has(FlowField field) {
        return isPresent(seen.column(field));
    }

    private boolean isPresent(int column) {
        return column >= 0 && !(to[column] - from[column] == 1 && bytes[from[column]] == '-');
    }

    /** 64-bit hash of the field; 0 when the line does not have it. */
    long hash(FlowField field) {
        int column = seen.column(field);
        return has(field) ? Hash.of(bytes, from[column], to[column]) : 0;
    }

    /** Whether it is this text of the owner's, or neither is there. */
    boolean is(FlowField field, FlowOwner owner, FlowText text) {
        int column = seen.column(field);
        return has(field) ? owner.is(text, bytes, from[column], to[column]) : owner.is(text, bytes, 0, 0);
    }

    void copy(FlowField field, FlowOwner.Builder owner, FlowText text) {
        int column = seen.column(field);
        boolean has = has(field);
        owner.set(text, bytes, has ? from[column] : 0, has ? to[column] : 0);
    }

    boolean is(FlowField field, byte[] value) {
        int column = seen.column(field);
        return column >= 0 && Arrays.equals(bytes, from[column], to[column], value, 0, value.length);
    }

    /** The number; -1 when the line does not hold it; {@link #BAD} when it is none, or more than the field can hold. */
    long number(FlowField field) {
        if (!has(field)) {
            return -1;
        }
        int column = seen.column(field);
        if (to[column] - from[column] > MOST_DIGITS) {
            return BAD;
        }
        long value = 0;
        for (int at = from[column]; at < to[column]; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            value = value * 10 + digit;
        }
        return value <= field.most ? value : BAD;
    }

    /** The address; null when the line does not hold it, or it is none. */
    @Nullable
    Ip address(FlowField field) {
        if (!has(field)) {
            return null;
        }
        int column = seen.column(field);
        long plain = Ip.v4Bits(bytes, from[column], to[column]);
        return plain >= 0
                ? Ip.v4((int) plain)
                : Ip.parse(new String(bytes, from[column], to[column] - from[column], StandardCharsets.ISO_8859_1));
    }
}
