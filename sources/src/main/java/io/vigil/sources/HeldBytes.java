package io.vigil.sources;

import io.vigil.sources.json.Slice;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An input that lies in memory as a whole, such as a record of a stream. Where it is plain it is read where it lies: nobody may change it any more. */
public final class HeldBytes extends ByteArrayInputStream {
    public HeldBytes(byte[] bytes) {
        super(bytes);
    }

    /** The bytes of an input that is held and surely plain: begins with a sign of ASCII, as nothing packed does. Null for any other. */
    public static @Nullable Slice plain(InputStream in) {
        return in instanceof HeldBytes held ? held.plain() : null;
    }

    private @Nullable Slice plain() {
        return pos < count && buf[pos] > ' ' ? new Slice(buf, pos, count) : null;
    }
}
