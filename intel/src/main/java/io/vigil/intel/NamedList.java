package io.vigil.intel;

import io.vigil.events.Hash;
import io.vigil.intel.lists.ListContent;
import io.vigil.intel.lists.ListFormat;
import io.vigil.intel.lists.ListSource;
import io.vigil.intel.lists.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list that the settings name, as findings name it. */
record NamedList(ListSource source, @Nullable ListFormat format, boolean trusted) {
    private static final String TRUSTED = "trusted";
    private static final int DEEPEST = 2;

    /** Those that name what they hold. A folder stands for the lists that it holds now. */
    static List<NamedList> of(IntelSettings settings) {
        var lists = new ArrayList<NamedList>();
        for (ThreatList list : settings.threatLists()) {
            String kind = list.kind().strip().toLowerCase(Locale.ROOT);
            if (!kind.isEmpty()) {
                files(list.path())
                        .forEach(path ->
                                lists.add(new NamedList(new ListSource(name(path), kind, path), list.format(), false)));
            }
        }
        for (String given : settings.trustedLists()) {
            files(given)
                    .forEach(path -> lists.add(new NamedList(new ListSource(name(path), TRUSTED, path), null, true)));
        }
        return lists;
    }

    /** The file itself; of a folder those in it and in the folders below it, without such as are hidden, in the order of their names. */
    private static List<String> files(String path) {
        Path folder = Path.of(path);
        if (!Files.isDirectory(folder)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.find(
                folder,
                DEEPEST,
                (file, attributes) -> attributes.isRegularFile()
                        && !file.getFileName().toString().startsWith("."))) {
            return all.map(Path::toString).sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(path); // whoever reads it finds out why
        }
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

    /** The file's name without the endings that name its format. */
    private static String name(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String name = file.replaceFirst("(?:\\.(?:txt|csv|xml|json|stix|list|lst|netset|ipset|data))?(?:\\.gz)?$", "");
        return name.isEmpty() ? file : name;
    }
}
