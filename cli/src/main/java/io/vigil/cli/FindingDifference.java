package io.vigil.cli;

import io.vigil.catalogue.UnitFolder;
import io.vigil.events.text.Printable;
import io.vigil.findings.Finding;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change of detections did to the findings of the same logs, each difference with its reason, one a line. */
final class FindingDifference {
    private final Detections before;
    private final Detections after;
    private final Map<String, String> textsBefore;
    private final Map<String, String> textsAfter;

    FindingDifference(Detections before, Detections after) {
        this.before = before;
        this.after = after;
        this.textsBefore = texts(before);
        this.textsAfter = texts(after);
    }

    /** By id of the unit: a folder's name, or that of a package without its dots. */
    private static Map<String, String> texts(Detections detections) {
        return Stream.of(detections.rules(), detections.models(), detections.patterns())
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        UnitFolder::name, folder -> folder.files().toString(), String::concat));
    }

    String of(List<Finding> old, List<Finding> young) {
        Map<String, Finding> oldById = byId(old);
        Map<String, Finding> youngById = byId(young);
        List<String> lines = new ArrayList<>();
        var ids = new TreeSet<>(oldById.keySet());
        ids.addAll(youngById.keySet());
        int same = 0;
        for (String id : ids) {
            String line = line(oldById.get(id), youngById.get(id));
            if (line == null) {
                same++;
            } else {
                lines.add(line);
            }
        }
        lines.sort(null);
        lines.add(String.format(
                Locale.ROOT,
                "before=%d after=%d new=%d gone=%d changed=%d same=%d",
                old.size(),
                young.size(),
                count(lines, "new "),
                count(lines, "gone "),
                count(lines, "changed "),
                same));
        return String.join("\n", lines);
    }

    private static long count(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).count();
    }

    private static Map<String, Finding> byId(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.toMap(Finding::id, Function.identity(), (one, other) -> other, TreeMap::new));
    }

    /** Null when both are the same. */
    private @Nullable String line(@Nullable Finding old, @Nullable Finding young) {
        if (old == null) {
            return text("new", Objects.requireNonNull(young), "", reason(young));
        }
        if (young == null) {
            return text("gone", old, "", reason(old));
        }
        List<String> changes = new ArrayList<>();
        if (old.severity() != young.severity()) {
            changes.add(String.format(Locale.ROOT, "severity %.1f -> %.1f", old.severity(), young.severity()));
        }
        if (old.archived() != young.archived()) {
            changes.add(young.archived() ? "now archived" : "no longer archived");
        }
        named(young, old).forEach(sequence -> changes.add("also " + sequence));
        named(old, young).forEach(sequence -> changes.add("no longer " + sequence));
        if (old.count() != young.count()) {
            changes.add("count " + old.count() + " -> " + young.count());
        }
        return changes.isEmpty() ? null : text("changed", young, String.join(", ", changes), reason(young));
    }

    /** Sequences of one incident are one finding: those that it shows in this one, and not in the other. */
    private static List<String> named(Finding finding, Finding other) {
        List<String> others = names(other);
        return names(finding).stream().filter(name -> !others.contains(name)).toList();
    }

    private static List<String> names(Finding finding) {
        return Stream.of(finding.evidence().chapters())
                .map(chapter -> chapter.type() + " of " + chapter.unit())
                .distinct()
                .toList();
    }

    private static String text(String what, Finding finding, String change, String reason) {
        String who = Stream.of(
                        finding.latest().subject().instance(),
                        finding.latest().subject().userName(),
                        finding.latest().subject().principal(),
                        finding.latest().subject().bucket())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("-");
        String line = String.join(
                "  ",
                what + " " + String.format(Locale.ROOT, "%.1f", finding.severity()),
                finding.type(),
                finding.latest().account(),
                who,
                change);
        return Printable.of(line.stripTrailing() + "  (" + reason + ")");
    }

    private static String written(@Nullable String old, @Nullable String young) {
        if (old == null) {
            return " is new";
        }
        return young == null ? " is gone" : " is written otherwise";
    }

    private String reason(Finding finding) {
        String unit = finding.latest().detection().unit();
        if (before.tuning().switchesOff(unit) != after.tuning().switchesOff(unit)) {
            return unit + (after.tuning().switchesOff(unit) ? " is switched off" : " is switched on");
        }
        if (before.dryRuns().contains(unit) != after.dryRuns().contains(unit)) {
            return unit + (after.dryRuns().contains(unit) ? " is only tried" : " is no longer only tried");
        }
        String old = textsBefore.get(unit);
        String young = textsAfter.get(unit);
        if (!Objects.equals(old, young)) {
            return unit + written(old, young);
        }
        return before.tuning().text().equals(after.tuning().text())
                ? "what " + unit + " rests on is other"
                : "tuning, or what " + unit + " rests on";
    }
}
