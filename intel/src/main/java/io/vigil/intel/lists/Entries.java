package io.vigil.intel.lists;

import io.vigil.intel.ranges.IntList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What numbers of entries stand for. Entries that share everything but the address or name share a number, so that most cost nothing here; one
 * that its list writes in a way of its own (a URL, defanged, in capitals) has its own number and keeps its text.
 *
 * <p>A number is twice the place of a provenance, or twice the place of a text plus one.
 */
final class Entries {
    private final List<Provenance> provenances = new ArrayList<>();
    private final Map<Provenance, Integer> places = new HashMap<>();
    private final IntList textOffsets = new IntList();
    private final IntList textProvenances = new IntList();
    private final PackedTexts texts = new PackedTexts();
    private @Nullable Provenance latest;
    private int latestPlace;

    /**
     * The number of an entry.
     *
     * @param text as published
     * @param canonical as it would be written here
     */
    int number(Provenance provenance, String text, String canonical) {
        int place = place(provenance);
        if (text.equals(canonical)) {
            return place << 1;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] piece = ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
        textOffsets.add(texts.add(piece, piece.length));
        textProvenances.add(place);
        return textOffsets.size() - 1 << 1 | 1;
    }

    private int place(Provenance provenance) {
        if (!provenance.equals(latest)) {
            latest = provenance;
            latestPlace = places.computeIfAbsent(provenance, fresh -> {
                provenances.add(fresh);
                return provenances.size() - 1;
            });
        }
        return latestPlace;
    }

    Provenance provenance(int number) {
        int place = number >> 1;
        return provenances.get(isWritten(number) ? textProvenances.get(place) : place);
    }

    /** The entry as its list publishes it; null when that is the canonical text. */
    @Nullable
    String published(int number) {
        if (!isWritten(number)) {
            return null;
        }
        int offset = textOffsets.get(number >> 1);
        byte[] page = texts.page(offset);
        int start = PackedTexts.inPage(offset);
        int length = ByteBuffer.wrap(page).getShort(start) & 0xffff;
        return new String(page, start + Short.BYTES, length, StandardCharsets.UTF_8);
    }

    private static boolean isWritten(int number) {
        return (number & 1) == 1;
    }

    /** Whether one of two entries of the same addresses or names is enough. */
    boolean covers(int kept, int another) {
        return kept == another || provenance(kept).covers(provenance(another));
    }
}
