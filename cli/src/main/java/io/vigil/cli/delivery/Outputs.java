package io.vigil.cli.delivery;

import io.vigil.catalogue.Problems;
import io.vigil.sinks.receivers.Destination;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where findings are handed on to.
 *
 * @param to as given on the command line
 * @param folder whose files name more, and may come and go; null without
 */
record Outputs(List<String> to, @Nullable Path folder) {
    /** By name. Wrong ones are reported without their address, which may be a secret, but by their place. */
    Map<String, Destination> read(Problems problems) {
        var byName = new LinkedHashMap<String, Destination>();
        for (int at = 0; at < to.size(); at++) {
            String which = "number " + (at + 1);
            var destination = parse(to.get(at), "--to", which, problems);
            if (destination != null && byName.put(destination.name(), destination) != null) {
                problems.add("--to", which, "is given twice");
            }
        }
        List<String> lines = lines(problems);
        for (int at = 0; at < lines.size(); at++) {
            var destination = parse(lines.get(at), "--outputs", "line " + (at + 1), problems);
            if (destination != null) {
                byName.put(destination.name(), destination);
            }
        }
        return byName;
    }

    private List<String> lines(Problems problems) {
        try {
            return folder == null ? List.of() : Destination.linesIn(folder);
        } catch (IOException e) {
            problems.add("--outputs", String.valueOf(folder), "is no folder that can be read");
            return List.of();
        }
    }

    private static @Nullable Destination parse(String text, String option, String which, Problems problems) {
        try {
            return Destination.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(option, which, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
