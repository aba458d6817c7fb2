package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.text.Printable;
import io.vigil.models.Models;
import io.vigil.patterns.Patterns;
import io.vigil.rules.Rules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The detections that a job runs, as texts: they travel with the job and are compiled where they run.
 *
 * @param following how the job follows the files that they come from; null: they stay as they are
 */
public record Detections(
        List<UnitFolder> rules,
        List<UnitFolder> models,
        List<UnitFolder> patterns,
        Tuning tuning,
        @Nullable Following following)
        implements Serializable {

    public Detections {
        rules = List.copyOf(rules);
        models = List.copyOf(models);
        patterns = List.copyOf(patterns);
    }

    /** Detections that stay as they are. */
    public Detections(List<UnitFolder> rules, List<UnitFolder> models, List<UnitFolder> patterns, Tuning tuning) {
        this(rules, models, patterns, tuning, null);
    }

    /** The same, until the files are others. */
    public Detections followed(Following how) {
        return new Detections(rules, models, patterns, tuning, how);
    }

    /** All that comes with Vigil, as it is shipped. */
    public static Detections shipped() {
        return new Detections(Rules.folders(), Models.folders(), Patterns.folders(), Tuning.none());
    }

    /**
     * Compiles everything once, to find all that is wrong before anything starts.
     *
     * @return the units that run
     */
    public List<Unit> check(Problems problems) {
        var asShipped = new Detections(rules, models, patterns, Tuning.none()).units(Set.of(), new Problems());
        var emitters = asShipped.stream().map(Unit::id).collect(Collectors.toSet());
        tuning.check(asShipped, problems);
        Models.checkFactories(emitters, problems);
        List<Unit> units = units(emitters, problems);
        UnitReader.distinct(units, problems);
        return units;
    }

    /** What the user may want to know of rules that are right: which are not run, and which every call has to be asked about. */
    public List<String> remarks() {
        return Rules.compile(rules, tuning, new Problems()).remarks().stream()
                .map(Printable::of)
                .toList();
    }

    private List<Unit> units(Set<String> emitters, Problems problems) {
        var units = new ArrayList<>(Rules.compile(rules, tuning, problems).units());
        units.addAll(Models.compile(models, tuning, problems).units());
        units.addAll(Patterns.compile(patterns, tuning, emitters, problems).units());
        units.addAll(Patterns.compile(Rules.correlations(rules, tuning), tuning, problems)
                .units());
        return units;
    }

    /** @param readsBlocks of which units building blocks are read; those of others are not made */
    public Rules compileRules(Predicate<String> readsBlocks) {
        return compile(problems -> Rules.compile(rules, tuning, readsBlocks, problems));
    }

    public Models compileModels() {
        return compile(problems -> Models.compile(models, tuning, problems));
    }

    /** Detectors that combine streams, as shipped: tuning does not change the graph, so that a savepoint fits it whatever is switched off. */
    public List<CombiningDetector<?, ?>> combining() {
        return new Detections(rules, models, patterns, Tuning.none())
                .compileModels()
                .combining();
    }

    public Patterns compilePatterns() {
        List<UnitFolder> all = new ArrayList<>(patterns);
        all.addAll(Rules.correlations(rules, tuning));
        return compile(problems -> Patterns.compile(all, tuning, problems));
    }

    private static <T> T compile(Function<Problems, T> compiler) {
        var problems = new Problems();
        T compiled = compiler.apply(problems);
        problems.throwIfAny();
        return compiled;
    }
}
