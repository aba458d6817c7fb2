package io.vigil.events.cloudtrail;

import io.vigil.events.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one {@link ApiCall}. Reusable: {@link #clear()} and start again. Fields are ranges of the record's own bytes, so
 * that nothing is copied before {@link #build()}.
 */
public final class ApiCallBuilder {
    /** The fields of one call may hold this many bytes together: offsets are two bytes wide. CloudTrail caps each at 1–2 KB. */
    public static final int CAPACITY = 0xffff - 2 * ApiField.COUNT;

    private static final ApiField[] FIELDS = ApiField.values();

    private final byte[][] source = new byte[ApiField.COUNT][];
    private final int[] from = new int[ApiField.COUNT];
    private final int[] to = new int[ApiField.COUNT];
    private @Nullable RawJson[] parts = new RawJson[RawPart.COUNT];

    long time;
    long bytesOut;
    int flags;

    public ApiCallBuilder() {
        clear();
    }

    public ApiCallBuilder clear() {
        Arrays.fill(source, null);
        parts = new RawJson[RawPart.COUNT];
        time = 0;
        bytesOut = -1;
        flags = 0;
        return this;
    }

    /** Epoch milliseconds. */
    public ApiCallBuilder time(long millis) {
        time = millis;
        return this;
    }

    /** One of the flags of {@link ApiCall}. */
    public ApiCallBuilder flag(int flag) {
        flags |= flag;
        return this;
    }

    public ApiCallBuilder bytesOut(long bytes) {
        bytesOut = bytes;
        return this;
    }

    /** UTF-8 without JSON escapes; the bytes must not change until {@link #build()}. */
    public ApiCallBuilder set(ApiField field, byte[] bytes, int start, int end) {
        source[field.ordinal()] = bytes;
        from[field.ordinal()] = start;
        to[field.ordinal()] = end;
        return this;
    }

    public ApiCallBuilder set(ApiField field, @Nullable String text) {
        if (text == null) {
            source[field.ordinal()] = null;
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return set(field, bytes, 0, bytes.length);
    }

    public ApiCallBuilder raw(RawPart part, RawJson json) {
        parts[part.ordinal()] = json;
        return this;
    }

    public boolean has(ApiField field) {
        return source[field.ordinal()] != null;
    }

    public @Nullable String text(ApiField field) {
        int at = field.ordinal();
        return source[at] == null ? null : new String(source[at], from[at], to[at] - from[at], StandardCharsets.UTF_8);
    }

    /** Whether the field is exactly this text; makes no string. */
    public boolean isText(ApiField field, String ascii) {
        int at = field.ordinal();
        if (source[at] == null || to[at] - from[at] != ascii.length()) {
            return false;
        }
        for (int letter = 0; letter < ascii.length(); letter++) {
            if (source[at][from[at] + letter] != ascii.charAt(letter)) {
                return false;
            }
        }
        return true;
    }

    /** 64-bit hash of the field; 0 when absent. */
    long hash(ApiField field) {
        int at = field.ordinal();
        return source[at] == null ? 0 : Hash.of(source[at], from[at], to[at]);
    }

    /** A question about the bytes {@code from} (inclusive) to {@code to} (exclusive). */
    interface BytesTest {
        boolean test(byte[] bytes, int from, int to);
    }

    /** Whether the field is present and passes the test. */
    boolean holds(ApiField field, BytesTest test) {
        int at = field.ordinal();
        return source[at] != null && test.test(source[at], from[at], to[at]);
    }

    /** Whether the field is something, the mark, and then just what the other field is. */
    boolean endsWith(ApiField field, char mark, ApiField other) {
        int at = field.ordinal();
        int end = other.ordinal();
        if (source[at] == null || source[end] == null) {
            return false;
        }
        int start = to[at] - (to[end] - from[end]);
        return start > from[at]
                && source[at][start - 1] == mark
                && Arrays.equals(source[at], start, to[at], source[end], from[end], to[end]);
    }

    /** Makes the field the first of the others that is there; null when none is. */
    @Nullable
    ApiField aliasFirst(ApiField field, ApiField... others) {
        for (ApiField other : others) {
            if (has(other)) {
                alias(field, other);
                return other;
            }
        }
        return null;
    }

    void alias(ApiField field, ApiField other) {
        int at = other.ordinal();
        set(field, source[at], from[at], to[at]);
    }

    /** Ends the field before the first such character, if it has one. */
    void cutAt(ApiField field, char mark) {
        int at = field.ordinal();
        for (int index = from[at]; index < to[at]; index++) {
            if (source[at][index] == mark) {
                to[at] = index;
                return;
            }
        }
    }

    @Nullable
    RawJson[] parts() {
        return parts;
    }

    /** The call; null when its fields are longer than {@link #CAPACITY} together. Who calls is derived here. */
    public @Nullable ApiCall build() {
        PrincipalKey.choose(this);
        long present = 0;
        int size = 0;
        for (int at = 0; at < source.length; at++) {
            if (source[at] != null) {
                present |= 1L << at;
                size += to[at] - from[at];
            }
        }
        return size > CAPACITY ? null : new ApiCall(this, pack(present, size), present);
    }

    private byte[] pack(long present, int size) {
        int header = 2 * Long.bitCount(present);
        byte[] data = new byte[header + size];
        int end = header;
        int offset = 0;
        for (ApiField field : FIELDS) {
            int at = field.ordinal();
            byte[] bytes = source[at];
            if (bytes == null) {
                continue;
            }
            System.arraycopy(bytes, from[at], data, end, to[at] - from[at]);
            end += to[at] - from[at];
            data[offset++] = (byte) (end >>> 8);
            data[offset++] = (byte) end;
        }
        return data;
    }
}
