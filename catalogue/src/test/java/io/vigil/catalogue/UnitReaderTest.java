package io.vigil.catalogue;

import static io.vigil.catalogue.Written.folder;
import static io.vigil.catalogue.Written.lines;
import static io.vigil.catalogue.Written.read;
import static io.vigil.catalogue.Written.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.detection.Emit;
import io.vigil.detection.Template;
import io.vigil.events.signals.Tactic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitReaderTest {
    private final Problems problems = new Problems();

    @Test
    void readsWhatAUnitEmits() {
        UnitFolder folder = folder("port-sweep", """
                id: port-sweep
                emits:
                  - type: Impact:EC2/PortSweep
                    severity: 8.0
                    tactic: DISCOVERY
                    technique: T1046
                    title: "{instance} probes port {port}"
                    description: "of many hosts"
                  - {tactic: DISCOVERY, title: "a probe"}
                """);

        Unit unit = read(Tuning.none(), problems, folder).get(0);

        var typed = new Emit(
                "Impact:EC2/PortSweep",
                8,
                Tactic.DISCOVERY,
                "T1046",
                Template.of("{instance} probes port {port}"),
                Template.of("of many hosts"));
        assertThat(problems.none()).isTrue();
        assertThat(unit.emits())
                .containsExactly(
                        typed, new Emit(null, 0, Tactic.DISCOVERY, null, Template.of("a probe"), Template.of("")));
        assertThat(unit.emit()).isEqualTo(typed);
        assertThat(unit.emit("Impact:EC2/PortSweep")).isEqualTo(typed);
    }

    @Test
    void readsParametersOfEveryType() {
        Settings settings = parameters("""
                  window: {type: duration, default: 1h, min: 1m, max: 24h, why: "state"}
                  share:  {type: number, default: 0.5, min: 0, max: 1, why: "a share"}
                  hosts:  {type: count, default: 20, min: 2, why: "a count"}
                  loud:   {type: flag, default: false, why: "a flag"}
                  name:   {type: text, default: "a", why: "a text"}
                  ports:  {type: texts, default: ["22", "3389"], why: "texts"}
                """).settings();

        assertThat(problems.none()).isTrue();
        assertThat(settings.duration("window")).isEqualTo(Duration.ofHours(1));
        assertThat(settings.number("share")).isEqualTo(0.5);
        assertThat(settings.count("hosts")).isEqualTo(20);
        assertThat(settings.flag("loud")).isFalse();
        assertThat(settings.text("name")).isEqualTo("a");
        assertThat(settings.texts("ports")).containsExactly("22", "3389");
    }

    @Test
    void tellsAllMistakesOfEmissionsTogether() {
        read(Tuning.none(), problems, folder("port-sweep", """
                id: Port_Sweep
                emits:
                  - {type: "PortSweep", severity: 11, tactic: DISCOVER, technique: 1046, title: "{instnce}", descripton: x}
                  - {severity: 3, title: "t"}
                  - nothing
                """));

        String tactics = Arrays.stream(Tactic.values()).map(Tactic::name).collect(Collectors.joining(", "));
        assertThat(lines(problems, "rules/port-sweep/rule.yaml: "))
                .containsExactly(
                        "id = Port_Sweep  expected kebab-case, such as port-sweep",
                        "emits[2] = nothing  expected an object with keys",
                        "emits[0].type = PortSweep  expected Purpose:Resource/Name, such as Policy:S3/BucketPublic",
                        "emits[0].technique = 1046  expected a text, in quotes where it looks like a number",
                        "emits[0].severity = 11  expected 1.0 to 10.0",
                        "emits[0].tactic = DISCOVER  expected one of " + tactics,
                        "emits[0].title = {instnce}  no placeholder {instnce}; did you mean instance?",
                        "emits[0].description  is missing",
                        "emits[0].descripton  no such key; did you mean description?",
                        "emits[1].severity = 3  a building block, which has no type, has none",
                        "emits[1].tactic  is missing");
    }

    @Test
    void tellsAllMistakesOfParametersTogether() {
        parameters("""
                  a: {type: duraton, default: 1h, why: w}
                  b: {type: duration, default: 2d, min: 1h, max: 24h, why: w}
                  c: {type: count, default: 1.5, why: w}
                  d: {type: flag, default: true, min: 1}
                  e: {type: number, default: 1, min: 3, max: 2, why: w}
                """);

        assertThat(lines(problems, "rules/port-sweep/rule.yaml: parameters."))
                .containsExactly(
                        "a.type = duraton  expected one of duration, number, count, flag, text, texts",
                        "b.default = 2d  longer than the allowed 24h",
                        "c.default = 1.5  expected a whole number",
                        "d.why  is missing",
                        "d.min  no such key; known are default, type, why",
                        "e.min = 3  is above max",
                        "e.default = 1  less than the allowed 3");
    }

    /** Null when a parameter has no value. */
    private @Nullable Unit parameters(String yaml) {
        String head = "id: port-sweep\nemits: [{tactic: DISCOVERY, title: t}]\nparameters:\n";
        List<Unit> units = read(Tuning.none(), problems, folder("port-sweep", head + yaml.indent(2)));
        return units.isEmpty() ? null : units.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UnauthorizedAccess:EC2/MaliciousIPCaller.Custom",
                "CryptoCurrency:EC2/BitcoinTool.B!DNS",
                "Backdoor:EC2/C&CActivity.B!DNS",
                "AttackSequence:S3/CompromisedData",
                "Discovery:S3/MaliciousIPCaller"
            })
    void acceptsFindingTypesAsGuardDutyWritesThem(String type) {
        read(Tuning.none(), problems, sound("unit", type));

        assertThat(problems.none()).isTrue();
    }

    @Test
    void aFolderIsNamedAsItsUnit() {
        UnitFolder other =
                new UnitFolder("rules/x", "x", sound("port-sweep", "A:B/C").files());
        UnitFolder inPackage =
                new UnitFolder("io/vigil/x", "", sound("unusual-api", "A:B/C").files());

        read(Tuning.none(), problems, other, inPackage);

        assertThat(lines(problems)).containsExactly("rules/x/rule.yaml: id = port-sweep  must be the folder's name, x");
    }

    @Test
    void anIdBelongsToOneUnit() {
        UnitFolder copy = new UnitFolder("mine/a", "a", sound("a", "A:B/C").files());

        read(Tuning.none(), problems, sound("a", "A:B/C"), copy);

        assertThat(lines(problems)).containsExactly("mine/a/rule.yaml: id = a  is the id of rules/a/rule.yaml, too");
    }

    @Test
    void brokenYamlIsToldWithLineAndColumn() {
        read(
                Tuning.none(),
                problems,
                folder("a", "id: a\nemits: [\n"),
                folder("b", "id: b\nid: c\n"),
                folder("c", ""),
                folder("d", "- x"));

        assertThat(lines(problems).get(0))
                .isEqualTo(
                        "rules/a/rule.yaml: line 2, column 9  is not readable YAML: while parsing a flow node: expected the node content, but found '<stream end>'");
        assertThat(lines(problems).get(1))
                .startsWith("rules/b/rule.yaml: line 2, column ")
                .contains("Duplicate");
        assertThat(lines(problems).get(2)).startsWith("rules/c/rule.yaml:").contains("expected an object");
    }

    @Test
    void aFolderOfAnotherKindIsAProblem() {
        var folder = new UnitFolder("rules/a", "a", Map.of("rules.yaml", "id: a", "README.md", ""));

        read(Tuning.none(), problems, folder);

        assertThat(lines(problems)).containsExactly("rules/a:  holds no rule.yaml; found README.md, rules.yaml");
    }

    @Test
    void unknownKeysOfTheLogicAreRefusedByWhoeverKnowsIt() {
        UnitFolder folder = folder("a", sound("a", "A:B/C").file(Written.YAML) + "withn: 3h\nwithin: ${widow}\n");
        Unit unit = read(Tuning.none(), problems, folder).get(0);

        YamlSection logic = unit.logic(problems);
        logic.duration("within");
        logic.refuseUnknown();

        assertThat(lines(problems))
                .containsExactly(
                        "rules/a/rule.yaml: within = ${widow}  no such parameter; did you mean window?",
                        "rules/a/rule.yaml: withn  no such key; did you mean within?");
    }

    @Test
    void readsTheStoriesOfAUnit() {
        List<UnitCase> cases = cases("""
                - case: one that fires
                  play: [{at: 0m, call: "iam:CreateUser"}]
                  expect: ["A:B/C"]
                - case: the nearest innocent
                  play: [{at: 0m, call: "iam:ListUsers"}]
                  expect: []
                """);

        assertThat(problems.none()).isTrue();
        assertThat(cases).extracting(UnitCase::name).containsExactly("one that fires", "the nearest innocent");
        assertThat(cases.get(0).play().get(0).get("call").asText()).isEqualTo("iam:CreateUser");
        assertThat(cases.get(0).expect()).containsExactly("A:B/C");
    }

    @Test
    void tellsAllMistakesOfStoriesTogether() {
        cases("""
                - {case: one, play: [{at: 0m}], expect: ["A:B/D"]}
                - {case: one, play: [1], expects: []}
                """);

        assertThat(lines(problems))
                .containsExactly(
                        "rules/a/cases.yaml: cases[0].expect = [\"A:B/D\"]  the unit does not emit A:B/D; did you mean A:B/C?",
                        "rules/a/cases.yaml: cases[1].case = one  two cases have this name",
                        "rules/a/cases.yaml: cases[1].play[0] = 1  expected an object with keys",
                        "rules/a/cases.yaml: cases[1].expect  is missing",
                        "rules/a/cases.yaml: cases[1].expects  no such key; did you mean expect?");
    }

    @Test
    void aUnitNeedsAStoryOfEachKind() {
        cases("- {case: one, play: [{at: 0m}], expect: []}");

        assertThat(problems.toString()).contains("needs a case that raises something and the nearest innocent one");
    }

    private List<UnitCase> cases(String yaml) {
        UnitFolder sound = sound("a", "A:B/C");
        var folder =
                new UnitFolder(sound.place(), "a", Map.of(Written.YAML, sound.file(Written.YAML), "cases.yaml", yaml));
        return UnitReader.cases(read(Tuning.none(), problems, folder).get(0), problems);
    }

    @Test
    void nothingStartsWithAnyProblem() {
        read(Tuning.none(), problems, folder("a", "id: a"));

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("""
                        1 problem in configuration
                          rules/a/rule.yaml: emits  expected a list with at least one emission""");
    }
}
