package io.vigil.catalogue;

import io.vigil.events.text.Printable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is wrong with what a user configured, reported together before anything starts. Files quoted in it may be of strangers, such
 * as lists: whatever they hold, a problem is one line.
 */
public final class Problems {
    /**
     * @param place file, or option of the command line
     * @param path where in it, with the value found: {@code credential-theft.window = 3d}
     * @param wayOut what is expected, in words that say what to do
     */
    private record Problem(String place, String path, String wayOut) {}

    /** What is found twice (by reading a file twice, say) is one problem. */
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(String place, String path, String wayOut) {
        found.add(new Problem(Printable.of(place), Printable.of(path), Printable.of(wayOut)));
    }

    /** Everything that others found, too. */
    public void addAll(Problems others) {
        found.addAll(others.found);
    }

    /** Each in words, in the order in which they were found. */
    public List<String> lines() {
        return found.stream()
                .map(problem -> head(problem) + "  " + problem.wayOut())
                .toList();
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** @throws InvalidConfiguration naming every problem, when there is any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(toString());
        }
    }

    /** One problem per line, in columns. */
    @Override
    public String toString() {
        int width =
                found.stream().mapToInt(problem -> head(problem).length()).max().orElse(0);
        var text = new StringBuilder();
        text.append(found.size())
                .append(found.size() == 1 ? " problem" : " problems")
                .append(" in configuration");
        for (Problem problem : found) {
            String head = head(problem);
            text.append("\n  ")
                    .append(head)
                    .append(" ".repeat(Math.min(width, 80) - Math.min(head.length(), Math.min(width, 80))));
            text.append("  ").append(problem.wayOut());
        }
        return text.toString();
    }

    private static String head(Problem problem) {
        return problem.path().isEmpty() ? problem.place() + ":" : problem.place() + ": " + problem.path();
    }
}
