package io.vigil.intel.lists;

import io.vigil.intel.lists.Indicator.Unreadable;
import io.vigil.intel.lists.Indicator.WithoutUse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads lists, one file after the other, into one index. */
public final class ListLoader {
    private final long asOf;
    private final IndicatorIndex.Builder index = new IndicatorIndex.Builder();

    /** @param asOf entries whose validity ended before are left out; epoch milliseconds */
    public ListLoader(long asOf) {
        this.asOf = asOf;
    }

    /**
     * Adds a list. Entries that make no sense are counted and left out.
     *
     * @param format null: told by the content
     * @throws IOException saying what is wrong, when the file cannot be read or holds no entry at all
     */
    public LoadedList add(ListSource source, @Nullable ListFormat format) throws IOException {
        String text = TextFile.read(source.path());
        ListFormat known = format == null ? Recognition.of(text) : format;
        var tally = new Tally(source);
        read(known, text, tally);
        LoadedList loaded = tally.sum(known);
        if (loaded.entries() + loaded.expired() == 0) {
            throw new IOException(nothingValid(loaded));
        }
        return loaded;
    }

    private static void read(ListFormat format, String text, Consumer<Listed> found) throws IOException {
        switch (format) {
            case TXT -> TextList.read(text, found);
            case ALIEN_VAULT -> ReputationList.read(text, found);
            case STIX -> readStix(text, found);
            case CSV, OTX_CSV, PROOF_POINT, FIRE_EYE -> TableList.read(format, text, found);
        }
    }

    private static void readStix(String text, Consumer<Listed> found) throws IOException {
        if (text.stripLeading().startsWith("<")) {
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
                + " unreadable, "
                + loaded.withoutUse() + " of no use" + why + "): give another list, or its format, one of "
                + List.of(ListFormat.values());
    }

    /** All lists that were added. */
    public IndicatorIndex index() {
        return index.build();
    }

    /** Sorts the entries of one list into those that count and those that do not. */
    private final class Tally implements Consumer<Listed> {
        private static final int EXAMPLES = 3;
        private static final int SHOWN = 60;

        private final ListSource source;
        private final List<String> examples = new ArrayList<>();
        private int entries;
        private int expired;
        private int withoutUse;
        private int unreadable;

        Tally(ListSource source) {
            this.source = source;
        }

        @Override
        public void accept(Listed entry) {
            String text = entry.indicator();
            Indicator meaning = text == null ? new WithoutUse() : IndicatorText.read(text);
            if (text == null || meaning instanceof WithoutUse) {
                withoutUse++;
            } else if (meaning instanceof Unreadable bad) {
                refuse(entry.line(), text, bad.reason());
            } else if (entry.validUntil() < asOf || entry.validUntil() == Listed.NEVER) {
                expired++;
            } else {
                entries++;
                index.add(source, entry, text, meaning);
            }
        }

        private void refuse(int line, String text, String reason) {
            unreadable++;
            if (examples.size() < EXAMPLES) {
                String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
                examples.add(source.path() + ":" + line + ": \"" + shown + "\" " + reason);
            }
        }

        LoadedList sum(ListFormat format) {
            return new LoadedList(source, format, entries, expired, withoutUse, unreadable, List.copyOf(examples));
        }
    }
}
