package io.vigil.jobs.catalogue;

import static java.util.stream.Collectors.joining;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page that says which unit raises which finding type. */
final class CataloguePage {
    private static final String HEAD = """
            # Catalogue of findings

            Every finding type of GuardDuty and what raises it here, and every unit that comes with Vigil. Written by a test from the units and [types.csv](types.csv), the
            facts of GuardDuty's documentation; after a change of units:

                %s
            """;

    private final List<CatalogueType> types;
    private final List<Unit> units;
    private final Map<String, Set<Unit>> raisers = new TreeMap<>();

    CataloguePage(List<CatalogueType> types, List<Unit> units) {
        this.types = types;
        this.units = units;
        for (Unit unit : units) {
            unit.emits().stream()
                    .map(Emit::type)
                    .filter(Objects::nonNull)
                    .forEach(type -> raisers.computeIfAbsent(type, first -> new LinkedHashSet<>())
                            .add(unit));
        }
    }

    /** @param command that writes the page */
    String write(String command) {
        var lines = new ArrayList<String>();
        lines.add(HEAD.formatted(command));
        lines.add(summary());
        sources().forEach(source -> section(source, lines));
        ownTypes(lines);
        units(lines);
        return String.join("\n", lines) + "\n";
    }

    private String summary() {
        List<CatalogueType> active =
                types.stream().filter(CatalogueType::active).toList();
        List<CatalogueType> ours = active.stream()
                .filter(type -> CatalogueType.SOURCES.contains(type.source()))
                .toList();
        return "%d of GuardDuty's %d active types are raised; of the %d whose logs are read, %d. Types of Vigil's own: %d.%n"
                .formatted(raised(active), active.size(), ours.size(), raised(ours), own().size());
    }

    private long raised(List<CatalogueType> among) {
        return among.stream().filter(type -> raisers.containsKey(type.name())).count();
    }

    /** The logs that are read first, then the others. */
    private Set<String> sources() {
        return Stream.concat(
                        CatalogueType.SOURCES.stream(),
                        types.stream().map(CatalogueType::source).sorted())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void section(String source, List<String> lines) {
        lines.add("## " + source + "\n");
        lines.add("| type | kind | state |\n|---|---|---|");
        types.stream()
                .filter(type -> type.source().equals(source))
                .map(type -> row("`" + type.name() + "`", type.kind(), state(type)))
                .forEach(lines::add);
        lines.add("");
    }

    private String state(CatalogueType type) {
        Set<Unit> raising = raisers.get(type.name());
        if (raising == null) {
            return type.notYet();
        }
        return links(raising) + (type.active() ? "" : " (retired by AWS)");
    }

    private void ownTypes(List<String> lines) {
        lines.add("## Types of Vigil's own\n");
        lines.add("| type | raised by |\n|---|---|");
        own().forEach(type -> lines.add(row("`" + type + "`", links(raisers.get(type)))));
        lines.add("");
    }

    private Set<String> own() {
        var own = new TreeSet<>(raisers.keySet());
        types.forEach(type -> own.remove(type.name()));
        return own;
    }

    private void units(List<String> lines) {
        lines.add("## All units\n");
        lines.add("A building block raises no finding by itself: sequences and other detections read it.\n");
        lines.add("| unit | raises |\n|---|---|");
        units.forEach(unit -> lines.add(row(link(unit), emissions(unit))));
    }

    private static String emissions(Unit unit) {
        return unit.emits().stream()
                .map(emit -> emit.type() == null ? "building block" : "`" + emit.type() + "`")
                .collect(joining(", "));
    }

    private static String links(Set<Unit> units) {
        return units.stream().map(CataloguePage::link).collect(joining(", "));
    }

    private static String link(Unit unit) {
        return "[" + unit.id() + "](../../" + UnitPath.of(unit) + ")";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
