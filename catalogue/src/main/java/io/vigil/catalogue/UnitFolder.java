package io.vigil.catalogue;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one detection is: its texts by file name. Only texts, so that it can be shipped to where the detection runs and be compiled
 * there.
 *
 * @param place path that messages name it by
 * @param name name of the folder; empty for a Java package, whose name cannot be a unit's id
 * @param files YAML and Markdown files that lie directly in it, by name and in order of it: in each process alike
 */
public record UnitFolder(String place, String name, Map<String, String> files) implements Serializable {
    private static final Pattern DRY_RUN = Pattern.compile("(?m)^mode: *[\"']?dry-run");

    public UnitFolder {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether a YAML file of it says {@code mode: dry-run}: what the unit finds is kept aside. */
    public boolean isDryRun() {
        return files.values().stream().anyMatch(text -> DRY_RUN.matcher(text).find());
    }

    public @Nullable String file(String fileName) {
        return files.get(fileName);
    }

    /** How messages name a file of this folder. */
    public String placeOf(String fileName) {
        return place.isEmpty() ? fileName : place + "/" + fileName;
    }
}
