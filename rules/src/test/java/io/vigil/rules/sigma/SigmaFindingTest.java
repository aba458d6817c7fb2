package io.vigil.rules.sigma;

import static io.vigil.rules.sigma.SigmaText.compile;
import static io.vigil.rules.sigma.SigmaText.raised;
import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolders;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule raises, and how people run rules of theirs. */
class SigmaFindingTest {
    private static final Path OWN_RULES = Path.of("src/test/resources/sigma");

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void aFindingSaysWhatTheRuleSays() {
        Rules rules = own(Tuning.none());

        Signal signal = raised(
                        rules,
                        apiCall("kms:ScheduleKeyDeletion")
                                .by("alice")
                                .from("203.0.113.9")
                                .build())
                .get(0);

        assertThat(signal.detection().type()).isEqualTo("Impact:Sigma/KeyScheduledForDeletionByHand");
        assertThat(signal.detection().unit()).isEqualTo("0c7a3c54-3b4e-4c35-8f0c-5d6a8a1f2e10");
        assertThat(signal.detection().severity()).isEqualTo(8);
        assertThat(signal.detection().tactic()).isEqualTo(Tactic.IMPACT);
        assertThat(signal.detection().technique()).isEqualTo("T1485");
        assertThat(signal.detection().title()).isEqualTo("Key scheduled for deletion by hand");
        assertThat(signal.detection().description())
                .isEqualTo(
                        "alice called ScheduleKeyDeletion from 203.0.113.9. Somebody, not a {pipeline}, schedules a key for deletion."
                                + " Known false positives: Keys that are retired; Tests. References: https://docs.example/keys."
                                + " Sigma rule 0c7a3c54-3b4e-4c35-8f0c-5d6a8a1f2e10.");
    }

    @Test
    void theNearestInnocentStaysSilent() {
        Rules rules = own(Tuning.none());

        assertThat(raised(
                        rules,
                        apiCall("kms:ScheduleKeyDeletion")
                                .agent("HashiCorp Terraform/1.9")
                                .build()))
                .isEmpty();
    }

    private Rules own(Tuning tuning) {
        Rules rules = Rules.compile(UnitFolders.in(OWN_RULES, problems), tuning, problems);
        problems.throwIfAny();
        return rules;
    }

    @ParameterizedTest
    @CsvSource({"low, 2", "medium, 5", "high, 8", "critical, 9"})
    void theLevelIsTheSeverity(String level, double severity) {
        assertThat(ofLevel(level).detection().severity()).isEqualTo(severity);
    }

    @Test
    void anInformationalRuleTellsSequencesOnly() {
        Signal signal = ofLevel("informational");

        assertThat(signal.detection().type()).isNull();
        assertThat(signal.detection().severity()).isZero();
    }

    private static Signal ofLevel(String level) {
        String yaml =
                SigmaText.rule("s: {eventName: CreateUser}\ncondition: s").replace("level: high", "level: " + level);
        return raised(compile(yaml), apiCall("iam:CreateUser").build()).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            attack.t1098, attack.persistence, attack.impact ! Persistence:Sigma/SomethingHappened       ! PERSISTENCE
            attack.credential_access                        ! CredentialAccess:Sigma/SomethingHappened  ! CREDENTIAL_ACCESS
            attack.stealth                                  ! Stealth:Sigma/SomethingHappened           ! DEFENSE_EVASION
            attack.reconnaissance, attack.g0016             ! Recon:Sigma/SomethingHappened             ! RECONNAISSANCE
            cve.2021-44228, tlp.amber                       ! Policy:Sigma/SomethingHappened            ! DISCOVERY
            """)
    void theFirstTacticNamesThePurpose(String tags, String type, Tactic tactic) {
        String yaml = SigmaText.rule("s: {eventName: CreateUser}\ncondition: s") + "tags: [" + tags + "]\n";

        Signal signal = raised(compile(yaml), apiCall("iam:CreateUser").build()).get(0);

        assertThat(signal.detection().type()).isEqualTo(type);
        assertThat(signal.detection().tactic()).isEqualTo(tactic);
    }

    @Test
    void bothKindsOfRulesLieInOneFolder() throws IOException {
        Files.createDirectories(folder.resolve("ours/create-user"));
        Files.createDirectories(folder.resolve("sigma/cloud"));
        Files.writeString(folder.resolve("ours/create-user/rule.yaml"), """
                id: create-user
                log: cloudtrail
                calls: ["iam:CreateUser"]
                emits: [{type: "Policy:Test/Ours", severity: 5.0, tactic: IMPACT, title: "t", description: "d"}]
                """);
        String sigma = SigmaText.rule("s: {eventName: CreateUser}\ncondition: s");
        Files.writeString(folder.resolve("sigma/cloud/a.yml"), sigma);
        Files.writeString(
                folder.resolve("sigma/cloud/b.yaml"),
                sigma.replace("7c1f", "8c1f").replace("Something", "More"));
        Files.writeString(folder.resolve("sigma/README.md"), "notes");

        Rules rules = Rules.compile(UnitFolders.in(folder, problems), Tuning.none(), problems);

        problems.throwIfAny();
        assertThat(raised(rules, apiCall("iam:CreateUser").build()))
                .extracting(signal -> signal.detection().type())
                .containsExactlyInAnyOrder(
                        "Policy:Test/Ours", "Policy:Sigma/SomethingHappened", "Policy:Sigma/MoreHappened");
    }

    @Test
    void tuningSwitchesARuleOffAndGivesItASeverityOfItsOwn() throws IOException {
        String id = "0c7a3c54-3b4e-4c35-8f0c-5d6a8a1f2e10";
        Tuning off = tuning("off: [" + id + "]");
        Tuning milder = tuning("severity: {" + id + ": 3}");
        var call = apiCall("kms:ScheduleKeyDeletion").build();

        assertThat(raised(own(off), call)).isEmpty();
        assertThat(raised(own(milder), call))
                .map(milder::weigh)
                .extracting(signal -> signal.detection().severity())
                .containsExactly(3.0);
        off.check(own(Tuning.none()).units(), problems);
        milder.check(own(Tuning.none()).units(), problems);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void aPlaceholderStandsForWhatTuningSays() throws IOException {
        Tuning tuning = tuning("placeholders: {Admins: [root-*, bob], Domain: [example]}");
        Rules rules = SigmaText.compile(
                SigmaText.rule("s: {userIdentity.userName|expand: '\\%%Admins%@%Domain%'}\ncondition: s"),
                tuning,
                problems);
        problems.throwIfAny();

        assertThat(raised(rules, named("%root-7@example"))).hasSize(1);
        assertThat(raised(rules, named("%bob@example"))).hasSize(1);
        assertThat(raised(rules, named("%Admins%@example"))).isEmpty();
    }

    private static ApiCall named(String user) {
        return apiCall("iam:CreateUser").set(ApiField.USER_NAME, user).build();
    }

    private Tuning tuning(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("tuning.yaml"), yaml);
        Tuning tuning = Tuning.read(file, problems);
        problems.throwIfAny();
        return tuning;
    }

    @Test
    void whatIsRetiredIsNotRunAndSaidSo() {
        String yaml = SigmaText.rule("s: {eventName: CreateUser}\ncondition: s") + "status: deprecated\n";

        Rules rules = compile(yaml);

        assertThat(raised(rules, apiCall("iam:CreateUser").build())).isEmpty();
        assertThat(rules.remarks()).containsExactly("mine/rule.yml is not run: its status is deprecated");
    }

    @Test
    void whatEveryCallHasToBeAskedIsNamed() {
        assertThat(remarksOn("s: [words]\ncondition: s"))
                .singleElement()
                .asString()
                .contains("is asked of every call");
        assertThat(remarksOn("s: {eventName: x}\ncondition: not s")).hasSize(1);
        assertThat(remarksOn("s: {requestParameters.x: y}\ncondition: s")).hasSize(1);
        assertThat(remarksOn("s: {eventName|startswith: Put}\nw: [words]\ncondition: s and w"))
                .isEmpty();
        assertThat(remarksOn("s: {userIdentity.type: Root}\nf: {eventType: x}\ncondition: s and not f"))
                .isEmpty();
        assertThat(remarksOn("s: {userAgent|contains: [a, b]}\nt: {userAgent: c}\ncondition: 1 of them"))
                .isEmpty();
        assertThat(remarksOn("s: {eventName: x}\nf: {eventName: y}\ncondition: s"))
                .containsExactly("mine/rule.yml: its condition does not ask for f");
    }

    private static List<String> remarksOn(String detection) {
        return compile(SigmaText.rule(detection)).remarks();
    }
}
