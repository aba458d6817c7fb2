package io.vigil.intel;

import io.vigil.events.Hash;
import io.vigil.intel.lists.ListContent;
import io.vigil.intel.lists.ListFormat;
import io.vigil.intel.lists.ListSource;
import io.vigil.intel.lists.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A list that the settings name, as findings name it. */
record NamedList(ListSource source, @Nullable ListFormat format, boolean trusted) {
    private static final String TRUSTED = "trusted";

    /** Those that name what they hold. */
    static List<NamedList> of(IntelSettings settings) {
        var lists = new ArrayList<NamedList>();
        for (ThreatList list : settings.threatLists()) {
            String kind = list.kind().strip().toLowerCase(Locale.ROOT);
            if (!kind.isEmpty()) {
                lists.add(new NamedList(new ListSource(name(list.path()), kind, list.path()), list.format(), false));
            }
        }
        for (String path : settings.trustedLists()) {
            lists.add(new NamedList(new ListSource(name(path), TRUSTED, path), null, true));
        }
        return lists;
    }

    /** What its file holds now. */
    ListContent content() {
        return () -> TextFile.open(source.path());
    }

    /** Names the list for ever, in letters that any file system takes. */
    String key() {
        String place = Long.toHexString(Hash.of(source.kind() + "=" + source.path()));
        return source.name().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + place;
    }

    /** The file's name without the endings that tell how it is written. */
    private static String name(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String name = file.replaceFirst("(?:\\.(?:txt|csv|xml|json|stix|list|lst|netset|ipset|data))?(?:\\.gz)?$", "");
        return name.isEmpty() ? file : name;
    }
}
