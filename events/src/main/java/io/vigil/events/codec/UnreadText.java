package io.vigil.events.codec;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A text that lies in its {@linkplain StoredText stored form} until somebody reads it: a long one that many records carry on, across networks and into
 * state, and few look into. Immutable; never null, but it may be empty.
 */
@TypeInfo(StateTypeFactory.class)
public final class UnreadText {
    /** For {@link StateTypeFactory}; apart, since texts are also read where Flink is not there. */
    static final class Codec {
        static final StateCodec<UnreadText> CODEC =
                StateCodec.of(1, UnreadText::write, UnreadText::read).immutable();

        private Codec() {}
    }

    public static final UnreadText EMPTY = new UnreadText(new byte[] {1});

    private final byte[] form;

    private UnreadText(byte[] form) {
        this.form = form;
    }

    public static UnreadText of(String text) {
        return text.isEmpty() ? EMPTY : new UnreadText(TextForm.of(text));
    }

    /** Of UTF-8 from one place, inclusive, to another, exclusive, which are copied. */
    public static UnreadText ofUtf8(byte[] bytes, int from, int to) {
        return from == to ? EMPTY : new UnreadText(TextForm.ofUtf8(bytes, from, to));
    }

    /** As {@link StoredText#write} writes the text. */
    public void write(DataOutputView out) throws IOException {
        out.write(form);
    }

    /** @throws IOException if null was written */
    public static UnreadText read(DataInputView in) throws IOException {
        UnreadText text = readOrNull(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    /** Null when null was written. */
    public static @Nullable UnreadText readOrNull(DataInputView in) throws IOException {
        byte[] form = StoredText.readForm(in);
        if (form == null) {
            return null;
        }
        return form.length == 1 ? EMPTY : new UnreadText(form);
    }

    public boolean isEmpty() {
        return form.length == 1;
    }

    /** The text itself, read anew each time. */
    @Override
    public String toString() {
        return TextForm.text(form);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnreadText text && Arrays.equals(text.form, form);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(form);
    }
}
