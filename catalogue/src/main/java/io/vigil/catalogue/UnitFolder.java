package io.vigil.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one detection is: its texts by file name.
 *
 * @param place path that messages name it by
 * @param name name of the folder
 */
public record UnitFolder(String place, String name, Map<String, String> files) {
    public @Nullable String file(String fileName) {
        return files.get(fileName);
    }
}
