package io.vigil.console.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tuning file as people wrote it, with the console's suppressions in a block of their own: everything else stays as it is, comments too. */
record TuningText(List<String> lines) {
    private static final String BEGIN = "# Filters of the console begin here; it writes this block anew.";
    private static final String END = "# Filters of the console end here.";
    private static final String KEY = "suppress:";
    private static final Pattern BLOCK = Pattern.compile(KEY + "\\s*(#.*)?");
    private static final Pattern ITEM = Pattern.compile("( *)- .*");

    /** Without what the console wrote. */
    static TuningText of(String text) {
        var lines = new ArrayList<String>();
        boolean ours = false;
        for (String line : text.lines().toList()) {
            ours = ours || line.strip().equals(BEGIN);
            if (!ours) {
                lines.add(line);
            }
            ours = ours && !line.strip().equals(END);
        }
        return new TuningText(lines);
    }

    /**
     * @param suppressions each a JSON object, which is YAML, too
     * @throws IllegalArgumentException when the file writes its own suppressions so that none can be added
     */
    String with(List<String> suppressions) {
        var out = new ArrayList<>(lines);
        int key = key();
        if (!suppressions.isEmpty() && key >= 0) {
            out.addAll(key + 1, block(suppressions, indentation(key), List.of()));
        } else if (!suppressions.isEmpty()) {
            out.addAll(block(suppressions, "  ", List.of(KEY)));
        }
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }

    private static List<String> block(List<String> suppressions, String indentation, List<String> head) {
        var block = new ArrayList<String>();
        block.add(BEGIN);
        block.addAll(head);
        suppressions.forEach(each -> block.add(indentation + "- " + each));
        block.add(END);
        return block;
    }

    /** Line of the list of suppressions; -1 if there is none. */
    private int key() {
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (BLOCK.matcher(line).matches()) {
                return at;
            }
            if (line.startsWith(KEY)) {
                throw new IllegalArgumentException("writes suppress on one line; write it as a list, one entry a line");
            }
        }
        return -1;
    }

    /** All items of a list stand at the same place. */
    private String indentation(int key) {
        return lines.stream()
                .skip(key + 1L)
                .map(ITEM::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(item -> item.group(1))
                .orElse("  ");
    }
}
