package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.text.Printable;
import io.vigil.models.Models;
import io.vigil.patterns.Emitters;
import io.vigil.patterns.Patterns;
import io.vigil.rules.Rules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final MadeOnce<Models> MODELS =
            new MadeOnce<>(all -> compile(problems -> Models.compile(all.models, all.tuning, problems)));
    private static final MadeOnce<Models> AS_SHIPPED =
            new MadeOnce<>(all -> compile(problems -> Models.compile(all.models, Tuning.none(), problems)));
    private static final MadeOnce<Patterns> PATTERNS = new MadeOnce<>(Detections::patternsAndCorrelations);
    private static final Pattern ID = Pattern.compile("(?m)^id: *([a-z0-9-]+)");

    public Detections {
        rules = List.copyOf(rules);
        models = List.copyOf(models);
        patterns = List.copyOf(patterns);
    }

    /** Detections that stay as they are. */
    public Detections(List<UnitFolder> rules, List<UnitFolder> models, List<UnitFolder> patterns, Tuning tuning) {
        this(rules, models, patterns, tuning, null);
    }

    /** Java calls it when a job is submitted, once for each operator. */
    private Object writeReplace() {
        return PackedDetections.of(this);
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
        var asShipped = new Detections(rules, models, patterns, Tuning.none()).units(Emitters.ANY, new Problems());
        Emitters emitters = Emitters.of(asShipped);
        tuning.check(asShipped, problems);
        Models.checkFactories(emitters.units(), problems);
        List<Unit> units = units(emitters, problems);
        UnitReader.distinct(units, problems);
        return units;
    }

    /** Ids of units that are tried: what they find is kept aside, and sequences do not see it. */
    public Set<String> dryRuns() {
        Set<String> ids = new TreeSet<>(tuning.dryRuns());
        Stream.of(rules, models, patterns)
                .flatMap(List::stream)
                .filter(UnitFolder::isDryRun)
                .forEach(folder -> ids.add(idOf(folder)));
        return ids;
    }

    /** The page of each detection by its id; those without a page are left out. */
    public Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        for (UnitFolder folder :
                Stream.of(rules, models, patterns).flatMap(List::stream).toList()) {
            String page = folder.file("README.md");
            if (page != null) {
                pages.put(idOf(folder), page);
            }
        }
        return pages;
    }

    private static String idOf(UnitFolder folder) {
        return folder.files().values().stream()
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(id -> id.group(1))
                .findFirst()
                .orElse(folder.name());
    }

    /**
     * What the user may want to know of the rules: which of other people's cannot run and are left out, which are not run, and which every call has
     * to be asked about.
     */
    public List<String> remarks() {
        var leftOut = new Problems();
        List<String> remarks =
                compileRules(unit -> true, new Problems(), leftOut).remarks();
        return Stream.concat(leftOut.lines().stream().map(line -> "left out: " + line), remarks.stream())
                .map(Printable::of)
                .toList();
    }

    /** Refuses other people's rules that cannot run, which would be left out otherwise. */
    public void refuseLeftOut(Problems problems) {
        compileRules(unit -> true, new Problems(), problems);
    }

    private Rules compileRules(Predicate<String> readsBlocks, Problems problems, Problems leftOut) {
        return Rules.compile(rules, tuning, readsBlocks, problems, leftOut);
    }

    private List<Unit> units(Emitters emitters, Problems problems) {
        var units = new ArrayList<>(
                compileRules(unit -> true, problems, new Problems()).units());
        units.addAll(Models.compile(models, tuning, problems).units());
        units.addAll(Patterns.compile(patterns, tuning, emitters, problems).units());
        units.addAll(Patterns.compile(Rules.correlations(rules, tuning), tuning, problems)
                .units());
        return units;
    }

    /** @param readsBlocks of which units building blocks are read; those of others are not made */
    public Rules compileRules(Predicate<String> readsBlocks) {
        return compile(problems -> compileRules(readsBlocks, problems, new Problems()));
    }

    /** One for all operators of a process, which have their detectors each. */
    public Models compileModels() {
        return MODELS.of(this);
    }

    /** Detectors that combine streams, as shipped: tuning does not change the graph, so that a savepoint fits it whatever is switched off. */
    public List<CombiningDetector<?, ?>> combining() {
        return AS_SHIPPED.of(this).combining();
    }

    /** Ids of units whose findings say what a host began, as shipped, for the same reason. */
    public Set<String> ofBeginnings() {
        return AS_SHIPPED.of(this).units().stream()
                .filter(Unit::isOfBeginnings)
                .map(Unit::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One for all operators of a process. */
    public Patterns compilePatterns() {
        return PATTERNS.of(this);
    }

    private Patterns patternsAndCorrelations() {
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
