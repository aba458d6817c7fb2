package io.vigil.rules.condition;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds conditions that have to hold together and ask different things of what may be a list. Each is met by any entry, so that one entry may
 * meet the first and another the second: {@code Rule.Status: Enabled} and {@code Rule.Expiration.Days: 1} hold of a list with an enabled rule of
 * a year and a disabled one of a day. Such conditions are refused: operator {@code entry} says which of both is meant.
 */
final class MixedEntries {
    /** Of a field: how many of the leading steps of its name cannot be lists. */
    private final ToIntFunction<String> sureSteps;

    MixedEntries(ToIntFunction<String> sureSteps) {
        this.sureSteps = sureSteps;
    }

    /** A question about a field, and where it is written. */
    private record Question(YamlSection place, String field, List<String> steps) {}

    /** Refuses every question that mixes entries with an earlier one; all of the sections have to hold together. */
    void refuse(List<YamlSection> sections) {
        together(sections);
    }

    /** Compares what must hold together; gives all questions back, for whoever stands around. */
    private List<Question> together(List<YamlSection> sections) {
        List<Question> earlier = new ArrayList<>();
        for (YamlSection section : sections) {
            for (String name : section.names()) {
                List<Question> questions = questions(section, name);
                questions.forEach(question -> compare(question, earlier));
                earlier.addAll(questions);
            }
        }
        return earlier;
    }

    private List<Question> questions(YamlSection section, String name) {
        return switch (name) {
            case "all" -> together(section.sections(name));
            case "any" ->
                section.sections(name).stream()
                        .flatMap(branch -> together(List.of(branch)).stream())
                        .toList();
            case "not" -> {
                YamlSection inner = section.section(name);
                yield inner == null ? List.of() : together(List.of(inner));
            }
            case "holds" -> List.of();
            default ->
                isExplicit(section.raw(name))
                        ? List.of()
                        : List.of(new Question(section, name, List.of(name.split("\\.", -1))));
        };
    }

    private static boolean isExplicit(@Nullable JsonNode expected) {
        return expected != null && expected.has(Operators.ENTRY);
    }

    private void compare(Question later, List<Question> earlier) {
        int sure = sureSteps.applyAsInt(later.field());
        for (Question other : earlier) {
            int common = commonParents(later.steps(), other.steps());
            if (common > sure) {
                later.place().refuse(later.field(), wayOut(later, other, common));
                return;
            }
        }
    }

    private static int commonParents(List<String> one, List<String> other) {
        int most = Math.min(one.size(), other.size()) - 1;
        int common = 0;
        while (common < most && one.get(common).equals(other.get(common))) {
            common++;
        }
        return common;
    }

    private static String wayOut(Question later, Question other, int common) {
        String entries = String.join(".", later.steps().subList(0, common));
        String first =
                String.join(".", other.steps().subList(common, other.steps().size()));
        String second =
                String.join(".", later.steps().subList(common, later.steps().size()));
        return "another entry of " + entries + " may meet this than meets " + other.field()
                + ": for one and the same write " + entries + ": {entry: {" + first + ": …, " + second
                + ": …}}; where any entries will do, give each"
                + " an entry of its own";
    }
}
