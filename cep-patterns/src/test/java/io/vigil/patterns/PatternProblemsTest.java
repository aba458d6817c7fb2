package io.vigil.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternProblemsTest {
    private static final String HEAD = """
            id: story
            emits:
              - {type: "AttackSequence:S3/CompromisedData", severity: 9, tactic: EXFILTRATION, title: t, description: d}
            parameters:
              window: {type: duration, default: 1h, why: "a test"}
            """;
    private static final String TIME = "key: principal\nwithin: ${window}\n";
    private static final String FIELDS =
            "access-key, api, autonomous-system, bucket, country, effect, hand, instance, network, object, principal, principal-id, region, remote, resource, resource-name, service, severity, tactic, technique, type, unit, user-name, workload";
    private static final Emitters EMITTERS =
            new Emitters(Set.of("unit-a", "unit-b"), Set.of("Impact:S3/Destruction", "Exfiltration:S3/Volume"));
    private static final String FIRST = "{step: a, signal: unit-a}";

    @Test
    void allMistakesAreToldTogether() {
        Problems problems = compile(HEAD.replace("severity: 9", "severity: 6") + """
                        key: principle
                        within: ${windows}
                        skip: past-last
                        sequenze: []
                        sequence:
                          - {step: Theft, signal: unit-a, sort: x}
                          - {step: b, signal: [unit-a, unit-bb], where: {bukket: x}, same: bukket, contiguity: loose}
                        """);

        assertThat(problems.toString().lines().map(String::strip).map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactlyInAnyOrder(
                        "11 problems in configuration",
                        "story/pattern.yaml: key = principle | expected one of principal, instance, account, access-key, bucket, remote, network, group",
                        "story/pattern.yaml: within = ${windows} | no such parameter; did you mean window?",
                        "story/pattern.yaml: skip = past-last | expected one of past-last-event, to-next, none",
                        "story/pattern.yaml: sequenze | no such key; did you mean sequence?",
                        "story/pattern.yaml: emits[0].severity = 6 | an AttackSequence is high or critical: 7.0 or more",
                        "story/pattern.yaml: sequence[0].step = Theft | expected kebab-case, such as look-around",
                        "story/pattern.yaml: sequence[0].sort | no such key; known are absent, as, contiguity, in-any-order, linked, optional, same, signal, step, times, type, where",
                        "story/pattern.yaml: sequence[1].signal = [\"unit-a\",\"unit-bb\"] | nobody emits \"unit-bb\"; did you mean unit-b?",
                        "story/pattern.yaml: sequence[1].where.bukket | no such key; did you mean bucket?",
                        "story/pattern.yaml: sequence[1].same = bukket | expected some of " + FIELDS,
                        "story/pattern.yaml: sequence[1].contiguity = loose | expected one of relaxed, any, strict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{step: b, signal: unit-b, optional: true}                           | sequence[1].optional = true      | the sequence would be complete before it",
                "{step: b, signal: unit-b, absent: true, optional: true}             | sequence[1].optional = true      | a step is absent or optional, not both",
                "{step: b, signal: unit-b, absent: true, contiguity: strict}         | sequence[1].contiguity = strict  | absence at the end is relaxed: it lasts until the window closes",
                "{step: b, signal: unit-b, absent: true, contiguity: any}            | sequence[1].contiguity = any     | an absent step is relaxed or strict",
                "{step: a, signal: unit-b}                                           | sequence[1].step = a             | two steps have this name",
                "{step: b, signal: unit-b, same: bucket, as: c}                      | sequence[1].as = c               | expected an earlier step that is not absent",
                "{step: b, signal: unit-b, as: a}                                    | sequence[1].as = a               | names the step that same and linked compare with; there is neither",
                "{step: b}                                                           | sequence[1].signal               | is missing",
                "{signal: unit-b}                                                    | sequence[1].step                 | is missing",
                "{step: b, type: Exfiltrtion:S3/Volume}                              | sequence[1].type                 | nobody emits \"Exfiltrtion:S3/Volume\"; did you mean Exfiltration:S3/Volume?",
                "{step: b, type: ['Impact:*', 'Imapct:*']}                           | sequence[1].type                 | nobody emits \"Imapct:*\"",
                "{step: b, signal: unit-b, where: {effect: deletes}}                 | sequence[1].where.effect         | expected some of read, create, delete, change",
                "{step: b, signal: unit-b, where: {tactic: [IMPACT, impact]}}        | sequence[1].where.tactic         | expected some of RECONNAISSANCE",
                "{step: b, signal: unit-b, where: {severity: 'crit?'}}               | sequence[1].where.severity       | expected some of low, medium, high, critical",
                "{step: b, signal: []}                                               | sequence[1].signal = []          | expected a unit id, or a list of them",
            })
    void aStepThatWouldNotMeanWhatItSeemsToIsRefused(String second, String path, String wayOut) {
        Problems problems = compile(HEAD + TIME + "sequence: [" + FIRST + ", " + second + "]");

        assertThat(problems.toString()).contains(path).contains(wayOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{step: a, signal: unit-a, contiguity: strict}  | the first step follows nothing",
            })
    void aSequenceBeginsWithSomethingThatHappens(String first, String wayOut) {
        Problems problems = compile(HEAD + TIME + "sequence: [" + first + ", {step: b, signal: unit-b}]");

        assertThat(problems.toString()).contains("sequence[0]").contains(wayOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{step: b, signal: unit-b, absent: true}]                                   | something must happen after",
                "[{step: b, signal: unit-b, optional: true}, {step: c, signal: unit-b}]      | something must happen after",
                "[{step: b, signal: unit-b}, {step: c, signal: unit-b, absent: true}]        | begins or ends with absence",
            })
    void whatIsAbsentBeforeExcusesSomethingThatHappens(String others, String wayOut) {
        Problems problems = compile(HEAD + TIME + "sequence: [{step: a, signal: unit-a, absent: true}, "
                + others.strip().substring(1));

        assertThat(problems.toString()).contains(wayOut);
    }

    /** Flink CEP would take each of these, and find what was to be absent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{step: b, signal: unit-b, absent: true}, {step: c, signal: unit-a, absent: true}                     | sequence[2].absent = true       | one step with both signals",
                "{step: b, signal: unit-b, absent: true, contiguity: strict}, {step: c, signal: unit-a, absent: true} | sequence[2].absent = true       | one step with both signals",
                "{step: b, signal: unit-b, absent: true}, {step: c, signal: unit-a, absent: true, contiguity: strict}, {step: d, signal: unit-b} | sequence[2].contiguity = strict | put the strict one first",
            })
    void absencesThatWouldBeForgottenAreRefused(String others, String path, String wayOut) {
        Problems problems = compile(HEAD + TIME + "sequence: [" + FIRST + ", " + others + "]");

        assertThat(problems.toString()).contains("1 problem in").contains(path).contains(wayOut);
    }

    @Test
    void aGroupAloneIsNotAbsent() {
        Problems problems = compile(
                HEAD + TIME
                        + "sequence: [{step: g, absent: true, in-any-order: [{step: a, signal: unit-a}, {step: b, signal: unit-b}]}]");

        assertThat(problems.toString())
                .contains("1 problem in")
                .contains("steps in any order are neither optional nor absent");
    }

    @Test
    void onlyWhatIsOverOnceCompleteCanBeExcused() {
        Problems problems = compile(HEAD + TIME
                + "skip: none\nsequence: [{step: a, signal: unit-a, absent: true}, {step: b, signal: unit-b}]");

        assertThat(problems.toString()).contains("only with skip: past-last-event");
    }

    @Test
    void aWindowIsNeverLeftOut() {
        Problems problems = compile(HEAD + "key: principal\nsequence: [" + FIRST + ", {step: b, signal: unit-b}]");

        assertThat(problems.toString()).contains("story/pattern.yaml: within  is missing");
    }

    @Test
    void aSequenceEmitsAFinding() {
        Problems problems = compile("id: story\nemits: [{tactic: IMPACT, title: t}]\n" + TIME.replace("${window}", "1h")
                + "sequence: [" + FIRST + ", {step: b, signal: unit-b}]");

        assertThat(problems.toString()).contains("a sequence emits one finding type");
    }

    @Test
    void unknownUnitsPassWhereNobodyKnowsTheUnits() {
        var problems = new Problems();
        String yaml = HEAD + TIME + "sequence: [" + FIRST + ", {step: b, signal: who-knows}]";

        Patterns.compile(List.of(folder(yaml)), Tuning.none(), problems);

        assertThat(problems.none()).isTrue();
    }

    /** Flink refuses some combinations of steps by throwing; none of them may get that far. */
    @Test
    void everythingThatIsAcceptedCanBeRun() {
        List<String> forms = List.of(
                "contiguity: relaxed",
                "contiguity: any",
                "contiguity: strict",
                "optional: true",
                "optional: true, contiguity: any",
                "optional: true, contiguity: strict",
                "absent: true",
                "absent: true, contiguity: strict");
        List<Pattern<Signal, ?>> accepted = new ArrayList<>();
        for (int number = 0; number < forms.size() * forms.size() * forms.size(); number++) {
            var story = new StringBuilder(HEAD + TIME + "sequence:\n  - " + FIRST + "\n");
            for (int step = 0, rest = number; step < 3; step++, rest /= forms.size()) {
                story.append("  - {step: s%d, signal: unit-b, %s}\n".formatted(step, forms.get(rest % forms.size())));
            }
            Patterns.compile(List.of(folder(story.toString())), Tuning.none(), new Problems())
                    .sequences()
                    .forEach(sequence -> accepted.add(sequence.pattern()));
        }

        assertThat(accepted).hasSizeGreaterThan(100);
        assertThat(accepted)
                .allSatisfy(pattern -> assertThatCode(() -> NFACompiler.compileFactory(pattern, false))
                        .doesNotThrowAnyException());
    }

    private static Problems compile(String yaml) {
        var problems = new Problems();
        Patterns.compile(List.of(folder(yaml)), Tuning.none(), EMITTERS, problems);
        return problems;
    }

    private static UnitFolder folder(String yaml) {
        return new UnitFolder("story", "story", Map.of(Patterns.YAML, yaml));
    }
}
