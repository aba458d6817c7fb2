package io.vigil.catalogue;

import static io.vigil.catalogue.Written.lines;
import static io.vigil.catalogue.Written.read;
import static io.vigil.catalogue.Written.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
    private static final String PORT_SWEEP = "Impact:EC2/PortSweep";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void aParameterTakesTheWantedValue() {
        Tuning tuning = tuning("parameters: {port-sweep.window: 12h}");

        Unit unit = read(tuning, problems, sound("port-sweep", PORT_SWEEP)).get(0);

        assertThat(problems.none()).isTrue();
        assertThat(unit.settings().duration("window")).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aUnitIsSwitchedOff() {
        Tuning tuning = tuning("off: [port-sweep]");

        List<Unit> units = read(tuning, problems, sound("port-sweep", PORT_SWEEP), sound("other", "A:B/C"));

        assertThat(units).extracting(Unit::id).containsExactly("other");
    }

    @Test
    void whatNeitherExistsNorFitsIsToldTogether() {
        Tuning tuning = tuning("""
                parameters:
                  credential-theft-exfiltration.window: 3d
                  credential-theft-exfil.window: 3h
                  port-sweep.widow: 3h
                  port-sweep.window: 3
                  window: 1h
                off: [port-swep]
                severity:
                  Impact:EC2/PortSwep: 3
                  Impact:EC2/PortSweep: 0
                suppress: [{type: "Recon:*", expires: 2030-01-01, why: scanner}]
                supress: []
                """);
        UnitFolder[] folders = {
            sound("port-sweep", PORT_SWEEP), sound("credential-theft-exfiltration", "AttackSequence:S3/CompromisedData")
        };

        tuning.check(read(Tuning.none(), problems, folders), problems);
        read(tuning, problems, folders);

        assertThat(lines(problems, "tuning.yaml: "))
                .containsExactlyInAnyOrder(
                        "credential-theft-exfiltration.window = 3d  longer than the allowed 24h",
                        "credential-theft-exfil.window = 3h  no such unit; did you mean credential-theft-exfiltration?",
                        "port-sweep.widow = 3h  no such parameter; did you mean port-sweep.window?",
                        "port-sweep.window = 3  expected a duration such as 7d, 90m, 30s or 2h30m",
                        "window  expected unit-id.parameter: value",
                        "off[0] = port-swep  no such unit; did you mean port-sweep?",
                        "severity.Impact:EC2/PortSwep = 3.0  no unit emits such a finding; did you mean Impact:EC2/PortSweep?",
                        "severity.Impact:EC2/PortSweep = 0  expected 1.0 to 10.0",
                        "suppress[0].type = Recon:*  no unit emits such a finding; known are "
                                + "AttackSequence:S3/CompromisedData, Impact:EC2/PortSweep",
                        "supress  no such key; did you mean suppress?");
    }

    @Test
    void aSuppressionSaysWhatItHidesAndWhyAndHowLong() {
        tuning("""
                suppress:
                  - {expires: soon, remote: everywhere}
                  - {type: "Impact:*", unit: x, why: w}
                  - {why: w, expires: 2030-01-01}
                """);

        assertThat(lines(problems, "tuning.yaml: "))
                .containsExactly(
                        "suppress[0].why  is missing",
                        "suppress[0].expires = soon  expected a date, such as 2030-12-31",
                        "suppress[0].remote = everywhere  expected an address or a range, such as 203.0.113.0/24",
                        "suppress[1].expires  is missing",
                        "suppress[1].unit  no such key; known are account, expires, instance, principal, remote, step, type, why",
                        "suppress[2].type  would hide everything: give type, account, principal, instance or remote");
    }

    @Test
    void theFileThatIsShippedChangesNothing() {
        Path shipped = Path.of("../flink-conf/tuning.yaml");

        Tuning tuning = Tuning.read(shipped, problems);

        assertThat(problems.none()).isTrue();
        assertThat(tuning.switchesOff("stolen-instance-credentials-s3")).isFalse();
    }

    /** People uncomment what they find there. */
    @Test
    void theExamplesOfTheFileThatIsShippedAreSound() throws IOException {
        String examples = Files.readString(Path.of("../flink-conf/tuning.yaml"))
                .lines()
                .filter(line -> line.matches("# ( |[a-z]+:$).*"))
                .filter(line -> !line.matches("#   +(type, account|principal is|remote  ).*"))
                .map(line -> line.substring(2))
                .reduce("", (all, line) -> all + line + "\n");

        Tuning tuning = tuning(examples);

        assertThat(problems.toString()).isEqualTo("0 problems in configuration");
        assertThat(tuning.switchesOff("stolen-instance-credentials-s3")).isTrue();
    }

    @Test
    void aMissingFileIsAProblem() {
        Tuning.read(folder.resolve("none.yaml"), problems);
        Tuning.read(folder, problems);

        assertThat(problems.toString()).contains("no such file").contains("is not a file");
    }

    @Test
    void severitiesAreThoseOfTheFindingType() {
        Tuning tuning = tuning("severity: {\"Impact:EC2/PortSweep\": 2.5}");

        assertThat(tuning.weigh(signal(PORT_SWEEP, "2026-01-05")).detection().severity())
                .isEqualTo(2.5);
        assertThat(tuning.weigh(signal("A:B/C", "2026-01-05")).detection().severity())
                .isEqualTo(5);
        assertThat(tuning.weigh(signal(null, "2026-01-05")).detection().severity())
                .isEqualTo(5);
    }

    @Test
    void aUnitMayHaveASeverityOfItsOwn() {
        Signal signal = signal(PORT_SWEEP, "2026-01-05");
        Tuning tuning = tuning("severity: {\"Impact:EC2/PortSweep\": 2.5, "
                + signal.detection().unit() + ": 4}");

        assertThat(tuning.weigh(signal).detection().severity()).isEqualTo(4);
        tuning.check(read(Tuning.none(), problems, sound(signal.detection().unit(), PORT_SWEEP)), problems);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void findingsAnHourAreFiftyUnlessTheUserWantsAnotherNumber() {
        assertThat(Tuning.none().findingsAnHour()).isEqualTo(50);
        assertThat(tuning("findings-per-hour: 1").findingsAnHour()).isEqualTo(1);
        assertThat(tuning("findings-per-hour: 3600").findingsAnHour()).isEqualTo(3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "2.5", "many"})
    void noFindingsAnHourAreRefused(String value) {
        Tuning.read("tuning.yaml", "findings-per-hour: " + value, problems);

        assertThat(problems.lines()).singleElement().asString().contains("findings-per-hour");
    }

    @Test
    void fourDaysMakeAHabitUnlessTheUserWantsAnotherNumberOrNone() {
        assertThat(Tuning.none().habitDays()).isEqualTo(4);
        assertThat(tuning("habit-days: 0").habitDays()).isZero();
        assertThat(tuning("habit-days: 31").habitDays()).isEqualTo(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "32", "2.5", "never"})
    void daysThatMakeNoHabitAreRefused(String value) {
        Tuning.read("tuning.yaml", "habit-days: " + value, problems);

        assertThat(problems.lines()).singleElement().asString().contains("habit-days");
    }

    @Test
    void placeholdersStandForTexts() {
        Tuning tuning = tuning("placeholders: {Admins: [alice, \"ops-*\"], Domain: example}");

        assertThat(tuning.placeholder("Admins")).containsExactly("alice", "ops-*");
        assertThat(tuning.placeholder("Domain")).containsExactly("example");
        assertThat(tuning.placeholder("Other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: 'Impact:*'                          | true",
                "type: 'Impact:EC2/PortSwee'               | false",
                "type: 'impact:*'                          | false",
                "account: '111122223333'                   | true",
                "account: '444455556666'                   | false",
                "principal: 'deploy-*'                     | true",
                "principal: 'AROAEXAMPLE:*'                | true",
                "principal: 'alice'                        | false",
                "instance: 'i-012345678?'                       | true",
                "instance: 'i-0123'                        | false",
                "remote: 198.51.100.0/24                   | true",
                "remote: 198.51.100.7                      | true",
                "remote: 198.51.101.0/24                   | false",
                "remote: '::/0'                            | true",
                "remote: 2001:db8::/32                     | false",
                "type: 'Impact:*', instance: 'i-9'         | false",
            })
    void aSuppressionArchivesWhatAllItsConditionsFit(String conditions, boolean archived) {
        Tuning tuning = tuning("suppress: [{expires: 2026-02-01, why: w, " + conditions + "}]");

        assertThat(problems.none()).isTrue();
        assertThat(archives(tuning, signal(PORT_SWEEP, "2026-01-05"))).isEqualTo(archived);
    }

    @Test
    void aSuppressionEndsByTheSignalsOwnTime() {
        Tuning tuning = tuning("suppress: [{expires: 2026-02-01, why: w, type: '*'}]");

        assertThat(archives(tuning, signal(PORT_SWEEP, "2026-01-31"))).isTrue();
        assertThat(archives(tuning, signal(PORT_SWEEP, "2026-02-01"))).isFalse();
    }

    @Test
    void travelsWithTheJob() throws Exception {
        Tuning tuning = tuning(
                "{parameters: {port-sweep.window: 12h}, off: [x], severity: {\"A:B/C\": 3}, suppress: [{type: '*', remote: '::/0', expires: 2026-02-01, why: w}]}");
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(tuning);

        var arrived = (Tuning) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        Unit unit = read(arrived, problems, sound("port-sweep", PORT_SWEEP)).get(0);
        assertThat(unit.settings().duration("window")).isEqualTo(Duration.ofHours(12));
        assertThat(arrived.switchesOff("x")).isTrue();
        assertThat(archives(arrived, signal(PORT_SWEEP, "2026-01-31"))).isTrue();
    }

    private static boolean archives(Tuning tuning, Signal signal) {
        return tuning.archives(
                signal.detection().type(),
                signal.account(),
                Attribution.of(signal).toArray(Attribution[]::new));
    }

    private Tuning tuning(String yaml) {
        return Tuning.read("tuning.yaml", yaml, problems);
    }

    private static Signal signal(@Nullable String type, String day) {
        long time = Instant.parse(day + "T00:00:00Z").toEpochMilli();
        var call = new ApiCallBuilder()
                .time(time)
                .set(ApiField.ACCOUNT, "111122223333")
                .set(ApiField.IDENTITY_TYPE, "AssumedRole")
                .set(ApiField.PRINCIPAL_ID, "AROAEXAMPLE:i-0123456789")
                .set(ApiField.ISSUER_PRINCIPAL_ID, "AROAEXAMPLE")
                .set(ApiField.ISSUER_USER_NAME, "deploy-role")
                .set(ApiField.SOURCE_IP, "198.51.100.7")
                .build();
        return SignalDraft.of(
                        "unit",
                        new Emit(type, 5, Tactic.IMPACT, null, Template.of(""), Template.of("")),
                        Objects.requireNonNull(call))
                .sign();
    }
}
