package io.vigil.intel.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads lists, one file after the other, into one index. */
public final class ListLoader {
    private final ListRules rules;
    private final IndicatorIndex.Builder index = new IndicatorIndex.Builder();

    public ListLoader(ListRules rules) {
        this.rules = rules;
    }

    /**
     * Adds a list. Entries that make no sense, or that it must not hold, are counted and left out.
     *
     * @param format null: recognised by the content
     * @throws IOException saying what is wrong, when the file cannot be read or holds no entry at all
     */
    public LoadedList add(ListSource source, @Nullable ListFormat format) throws IOException {
        return add(source, format, () -> TextFile.open(source.path()));
    }

    /** @param content in place of what the source's file holds now */
    public LoadedList add(ListSource source, @Nullable ListFormat format, ListContent content) throws IOException {
        var tally = new EntryAdmission(source, rules, index);
        var fingerprint = new Fingerprint();
        ListFormat read = read(fingerprint, content, format, tally);
        LoadedList loaded = tally.sum(read, fingerprint.text());
        if (loaded.entries() + loaded.expired() == 0) {
            throw new IOException(nothingValid(loaded));
        }
        return loaded;
    }

    private static ListFormat read(
            Fingerprint fingerprint, ListContent content, @Nullable ListFormat format, Consumer<Listed> found)
            throws IOException {
        try (InputStream raw = fingerprint.of(content.open());
                BoundedText text = TextFile.text(raw)) {
            String beginning = Recognition.beginning(text);
            ListFormat known = format == null ? Recognition.of(beginning) : format;
            switch (known) {
                case TXT -> TextList.read(text, found);
                case ALIEN_VAULT -> ReputationList.read(text, found);
                case STIX -> readStix(beginning, text, found);
                case JSON -> JsonList.read(text, found);
                case CSV, OTX_CSV, PROOF_POINT, FIRE_EYE ->
                    TableList.read(known, text, TableList.separator(beginning), found);
            }
            raw.transferTo(OutputStream.nullOutputStream()); // what follows a packed text belongs to the version, too
            return known;
        }
    }

    private static void readStix(String beginning, BoundedText text, Consumer<Listed> found) throws IOException {
        if (Recognition.isXml(beginning)) {
            StixXml.read(text, found);
        } else {
            StixJson.read(text, found);
        }
    }

    private static String nothingValid(LoadedList loaded) {
        String why = loaded.examples().isEmpty()
                ? ""
                : ", such as " + loaded.examples().get(0);
        return "holds no address, range or name when read as " + loaded.format() + " (" + loaded.unreadable()
                + " unreadable, " + loaded.refused() + " refused, "
                + loaded.withoutUse() + " of no use" + why + "): give another list, or its format, one of "
                + List.of(ListFormat.values());
    }

    /** Adds a list as another index holds it. */
    public void keep(IndicatorIndex from, ListSource source) {
        index.add(source, from.version(source));
        from.forEach(source, index::add);
    }

    /** All lists that were added. */
    public IndicatorIndex index() {
        return index.build();
    }
}
