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
        for (YamlSection unitCase : YamlSection.of(place, file, problems).sections("cases")) {
            cases.add(read(unitCase));
        }
        checkBothKinds(cases);
        return List.copyOf(cases);
    }

    private UnitCase read(YamlSection unitCase) {
        String name = unitCase.requiredText("case");
        if (!names.add(name)) {
            unitCase.refuse("case", "two cases have this name");
        }
        List<JsonNode> play = new ArrayList<>();
        if (unitCase.required("play")) {
            unitCase.sections("play");
            unitCase.raw("play").forEach(play::add);
        }
        unitCase.required("expect");
        List<String> expected = unitCase.texts("expect");
        checkExpected(unitCase, expected);
        String historyDecides = unitCase.text("history-decides");
        checkPage(unitCase, historyDecides);
        unitCase.refuseUnknown();
        return new UnitCase(unit.id(), name, List.copyOf(play), expected, historyDecides);
    }

    private void checkExpected(YamlSection unitCase, List<String> expected) {
        // Any unit may raise a building block, which goes by its own id: what was only attempted is one.
        var emitted = new TreeSet<>(Set.of(unit.id()));
        unit.emits().stream().map(Emit::type).filter(Objects::nonNull).forEach(emitted::add);
        for (String type : expected) {
            if (!emitted.contains(type)) {
                unitCase.refuse("expect", "the unit does not emit " + type + DidYouMean.among(emitted, type));
            }
        }
    }

    /** Nothing changes how a case ends unless the page documents it. */
    private void checkPage(YamlSection unitCase, @Nullable String words) {
        String page = Objects.requireNonNullElse(unit.folder().file("README.md"), "");
        if (words != null && !page.replaceAll("\\s+", " ").contains(words)) {
            unitCase.refuse("history-decides", "expected words of the unit's README.md");
        }
    }

    private void checkBothKinds(List<UnitCase> cases) {
        boolean fires = cases.stream().anyMatch(unitCase -> !unitCase.expect().isEmpty());
        boolean silent = cases.stream().anyMatch(unitCase -> unitCase.expect().isEmpty());
        if (!fires || !silent) {
            problems.add(
                    place, "", "needs a case that raises something and the nearest innocent one, that stays silent");
        }
    }
}
