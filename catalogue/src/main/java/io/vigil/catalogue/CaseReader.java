package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.detection.Emit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a unit's stories. What happens in one is for the testkit to understand. */
final class CaseReader {
    private static final String FILE = "cases.yaml";

    private final Unit unit;
    private final String place;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    CaseReader(Unit unit, Problems problems) {
        this.unit = unit;
        this.place = unit.folder().placeOf(FILE);
        this.problems = problems;
    }

    List<UnitCase> read() {
        String text = unit.folder().file(FILE);
        JsonNode list = text == null ? null : Yaml.read(place, text, problems);
        if (text == null) {
            problems.add(place, "", "is missing: a unit has cases");
        }
        if (list == null) {
            return List.of();
        }
        // A section reads objects, so the list becomes the one value of one.
        JsonNode file = JsonNodeFactory.instance.objectNode().set("cases", list);
        List<UnitCase> cases = new ArrayList<>();
        for (YamlSection told : YamlSection.of(place, file, problems).sections("cases")) {
            cases.add(read(told));
        }
        checkBothKinds(cases);
        return List.copyOf(cases);
    }

    private UnitCase read(YamlSection told) {
        String name = told.requiredText("case");
        if (!names.add(name)) {
            told.refuse("case", "two cases have this name");
        }
        List<JsonNode> play = new ArrayList<>();
        if (told.required("play")) {
            told.sections("play");
            told.raw("play").forEach(play::add);
        }
        told.required("expect");
        List<String> expected = told.texts("expect");
        checkExpected(told, expected);
        String historyDecides = told.text("history-decides");
        checkPage(told, historyDecides);
        told.refuseUnknown();
        return new UnitCase(unit.id(), name, List.copyOf(play), expected, historyDecides);
    }

    private void checkExpected(YamlSection told, List<String> expected) {
        // Any unit may raise a building block, which goes by its own id: what was only attempted is one.
        var emitted = new TreeSet<>(Set.of(unit.id()));
        unit.emits().stream().map(Emit::type).filter(Objects::nonNull).forEach(emitted::add);
        for (String type : expected) {
            if (!emitted.contains(type)) {
                told.refuse("expect", "the unit does not emit " + type + DidYouMean.among(emitted, type));
            }
        }
    }

    /** Nothing changes how a case ends unless the page tells people so. */
    private void checkPage(YamlSection told, @Nullable String words) {
        String page = Objects.requireNonNullElse(unit.folder().file("README.md"), "");
        if (words != null && !page.replaceAll("\\s+", " ").contains(words)) {
            told.refuse("history-decides", "expected words of the unit's README.md");
        }
    }

    private void checkBothKinds(List<UnitCase> cases) {
        boolean fires = cases.stream().anyMatch(told -> !told.expect().isEmpty());
        boolean silent = cases.stream().anyMatch(told -> told.expect().isEmpty());
        if (!fires || !silent) {
            problems.add(
                    place, "", "needs a case that raises something and the nearest innocent one, that stays silent");
        }
    }
}
