package io.vigil.rules.sigma;

import com.google.re2j.Pattern;
import io.vigil.catalogue.DidYouMean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the name of a field, in the order written (Sigma modifiers appendix 2.1).
 *
 * @param kind what the values are
 */
record Modifiers(Kind kind, List<String> names) {
    private static final Set<String> AFFIXES = Set.of("contains", "startswith", "endswith");
    private static final Set<String> REWRITING =
            union(List.of(AFFIXES, Set.of("base64", "base64offset", "wide", "utf16", "utf16le", "utf16be", "windash")));
    private static final Set<String> COMPARISONS = Set.of("lt", "lte", "gt", "gte");
    private static final Set<String> TIME_PARTS = Set.of("minute", "hour", "day", "week", "month", "year");
    private static final Set<String> LINKS = Set.of("all", "any", "neq");
    private static final Map<String, Integer> FLAGS = Map.of(
            "i", Pattern.CASE_INSENSITIVE,
            "ignorecase", Pattern.CASE_INSENSITIVE,
            "m", Pattern.MULTILINE,
            "multiline", Pattern.MULTILINE,
            "s", Pattern.DOTALL,
            "dotall", Pattern.DOTALL);

    enum Kind {
        EXISTS,
        REFERENCE,
        EXPRESSION,
        NETWORK,
        TIME,
        NUMBER,
        TEXT
    }

    /** What makes a value one of this kind. */
    private static final Map<Kind, Set<String>> MAKING = Map.of(
            Kind.EXISTS, Set.of("exists"),
            Kind.REFERENCE, Set.of("fieldref"),
            Kind.EXPRESSION, Set.of("re"),
            Kind.NETWORK, Set.of("cidr"),
            Kind.TIME, TIME_PARTS,
            Kind.NUMBER, COMPARISONS,
            Kind.TEXT, REWRITING);

    /** What may stand beside that. */
    private static final Map<Kind, Set<String>> BESIDE = Map.of(
            Kind.EXISTS, Set.of(),
            Kind.REFERENCE, union(List.of(AFFIXES, LINKS, Set.of("cased"))),
            Kind.EXPRESSION, union(List.of(AFFIXES, LINKS, FLAGS.keySet(), Set.of("expand"))),
            Kind.NETWORK, union(List.of(LINKS, Set.of("expand"))),
            Kind.TIME, union(List.of(COMPARISONS, LINKS)),
            Kind.NUMBER, LINKS,
            Kind.TEXT, union(List.of(LINKS, Set.of("expand", "cased"))));

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static final Set<String> ALL = Stream.of(MAKING, BESIDE)
            .flatMap(names -> names.values().stream())
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    /** Null, with a problem, when a modifier does not exist or does not go with another. */
    static @Nullable Modifiers read(List<String> names, SourceLocation spot) {
        for (String name : names) {
            if (!ALL.contains(name)) {
                spot.refuse("no modifier " + name + DidYouMean.among(ALL, name));
                return null;
            }
        }
        var read = new Modifiers(kind(names), names);
        String objection = read.objection();
        if (objection != null) {
            spot.refuse(objection);
        }
        return objection == null ? read : null;
    }

    /** Some modifiers for texts may stand beside others, too: what is not only a text is looked for first. */
    private static Kind kind(List<String> names) {
        return Arrays.stream(Kind.values())
                .filter(kind -> names.stream().anyMatch(MAKING.get(kind)::contains))
                .findFirst()
                .orElse(Kind.TEXT);
    }

    private @Nullable String objection() {
        if (new HashSet<>(names).size() < names.size()) {
            return "names a modifier twice";
        }
        for (String name : names) {
            if (!MAKING.get(kind).contains(name) && !BESIDE.get(kind).contains(name)) {
                return name + " cannot stand beside " + String.join(", ", others(name));
            }
        }
        if (among(COMPARISONS) > 1 || among(TIME_PARTS) > 1 || has("all") && has("any")) {
            return "its modifiers contradict each other";
        }
        return null;
    }

    private List<String> others(String name) {
        return names.stream().filter(other -> !other.equals(name)).toList();
    }

    private long among(Set<String> some) {
        return names.stream().filter(some::contains).count();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    private @Nullable String first(Set<String> some) {
        return names.stream().filter(some::contains).findFirst().orElse(null);
    }

    /** {@code contains}, {@code startswith} or {@code endswith}; null without. */
    @Nullable
    String affix() {
        return first(AFFIXES);
    }

    /** {@code lt}, {@code lte}, {@code gt} or {@code gte}; null without. */
    @Nullable
    String comparison() {
        return first(COMPARISONS);
    }

    /** {@code hour} and its like; null without. */
    @Nullable
    String timePart() {
        return first(TIME_PARTS);
    }

    /** Those that rewrite a text, in the order written. */
    List<String> rewriting() {
        return names.stream().filter(REWRITING::contains).toList();
    }

    /** Of {@link Pattern}. */
    int flags() {
        return names.stream().mapToInt(name -> FLAGS.getOrDefault(name, 0)).reduce(0, (one, other) -> one | other);
    }
}
