package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One attacker, many credentials: the trail is stopped with the first of a chain and the detector deleted with the last, through the whole pipeline
 * from the records of CloudTrail. Both are one sequence when somebody handed the one credentials out with the other.
 */
class LineageChainsTest {
    private static final String TYPE = "AttackSequence:IAM/OneHand.Test";
    private static final String PATTERN = """
            id: one-hand
            emits:
              - {type: "AttackSequence:IAM/OneHand.Test", severity: 9.0, tactic: IMPACT, title: t, description: d}
            key: principal
            within: 1d
            sequence:
            - {step: first, signal: cloudtrail-logging-disabled}
            - {step: last, signal: protection-switched-off}
            """;
    private static final String ALICE = user("alice", "AKIAALICE0000000001");
    private static final String UNKNOWN =
            "{\"type\": \"Unknown\", \"principalId\": \"\", \"accountId\": \"ACCOUNT\", \"accessKeyId\": \"\"}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> records = new ArrayList<>();
    private String account = "";

    @Test
    void whateverIsHandedOnLeadsBack() throws IOException {
        chain(1);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "AssumeRole", minted("ASIAONE"));
        call(session("AROAONE", "x", "ASIAONE"), "AssumeRole", minted("ASIATWO"));
        call(session("AROATWO", "x", "ASIATWO"), "AssumeRole", minted("ASIATHREE"));
        call(session("AROATHREE", "x", "ASIATHREE"), "DeleteDetector", "{}");

        chain(2);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "AssumeRole", minted("ASIAFOUR"));
        call(session("AROAONE", "x", "ASIAFOUR"), "GetSigninToken", minted("ASIAFIVE"));
        call(session("AROAONE", "x", "ASIAFIVE"), "DeleteDetector", "{}");

        chain(3);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "GetFederationToken", minted("ASIASIX"));
        call(identity("FederatedUser", "111122223333:guest", "ASIASIX"), "DeleteDetector", "{}");

        chain(4);
        call(session("AROAWEB", "i-0a1b2c3d4e5f60718", "ASIASEVEN"), "StopLogging", "{}");
        call(session("AROAWEB", "i-0a1b2c3d4e5f60718", "ASIASEVEN"), "AssumeRole", minted("ASIAEIGHT"));
        call(session("AROAONE", "x", "ASIAEIGHT"), "DeleteDetector", "{}");

        assertThat(found()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void sessionsOfOnePersonThroughAnIdentityProviderAreOneHand() throws IOException {
        chain(1);
        call(identity("SAMLUser", "idp:bob@example.com", null), "AssumeRoleWithSAML", minted("ASIAONE"));
        call(session("AROAONE", "bob", "ASIAONE"), "StopLogging", "{}");
        call(identity("SAMLUser", "idp:bob@example.com", null), "AssumeRoleWithSAML", minted("ASIATWO"));
        call(session("AROATWO", "bob", "ASIATWO"), "DeleteDetector", "{}");

        chain(2);
        call(identity("WebIdentityUser", "token:org/repo", null), "AssumeRoleWithWebIdentity", minted("ASIATHREE"));
        call(session("AROAONE", "run", "ASIATHREE"), "StopLogging", "{}");
        call(session("AROAONE", "run", "ASIATHREE"), "AssumeRole", minted("ASIAFOUR"));
        call(session("AROATWO", "run", "ASIAFOUR"), "DeleteDetector", "{}");

        chain(3);
        call(identity("SAMLUser", "idp:bob@example.com", null), "AssumeRoleWithSAML", minted("ASIAFIVE"));
        call(session("AROAONE", "bob", "ASIAFIVE"), "StopLogging", "{}");
        call(identity("SAMLUser", "idp:eve@example.com", null), "AssumeRoleWithSAML", minted("ASIASIX"));
        call(session("AROATWO", "eve", "ASIASIX"), "DeleteDetector", "{}");

        assertThat(found()).as("two people are two hands").containsExactly(1, 2);
    }

    @Test
    void aRoleOfAnotherAccountIsTheCallersHand() throws IOException {
        chain(1);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "AssumeRole", minted("ASIAONE"));
        String home = account;
        chain(2);
        call(identity("AWSAccount", "AIDAALICE", null).replace(account, home), "AssumeRole", minted("ASIAONE"));
        call(session("AROAONE", "x", "ASIAONE"), "DeleteDetector", "{}");

        assertThat(found()).containsExactly(2);
    }

    @Test
    void whatSomebodyMadeForAUserLeadsBackFromItsSessions() throws IOException {
        chain(1);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "CreateLoginProfile", "{}");
        call(user("bob", "ASIABOBCONSOLE00001"), "DeleteDetector", "{}");

        chain(2);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "AssumeRole", minted("ASIAONE"));
        call(session("AROAONE", "x", "ASIAONE"), "CreateAccessKey", madeKey("AKIABOB00000000000D"));
        call(user("bob", "AKIABOB00000000000D"), "AssumeRole", minted("ASIATWO"));
        call(session("AROATWO", "x", "ASIATWO"), "DeleteDetector", "{}");

        chain(3);
        call(ALICE, "StopLogging", "{}");
        call(ALICE, "CreateAccessKey", madeKey("AKIABOB00000000000E"));
        call(user("bob", "AKIABOB00000000OLD1"), "AssumeRole", minted("ASIATHREE"));
        call(session("AROATWO", "x", "ASIATHREE"), "DeleteDetector", "{}");

        assertThat(found()).as("not with the key that bob had before").containsExactly(1, 2);
    }

    @Test
    void sessionsOfOneCertificateAreOneHand() throws IOException {
        chain(1);
        call(UNKNOWN, "CreateSession", sessionOf("subject/s-1", "ASIAONE"));
        call(session("AROAONE", "4f2a", "ASIAONE"), "StopLogging", "{}");
        call(UNKNOWN, "CreateSession", sessionOf("subject/s-1", "ASIATWO"));
        call(session("AROATWO", "4f2a", "ASIATWO"), "DeleteDetector", "{}");

        chain(2);
        call(UNKNOWN, "CreateSession", sessionOf("subject/s-1", "ASIATHREE"));
        call(session("AROAONE", "4f2a", "ASIATHREE"), "StopLogging", "{}");
        call(UNKNOWN, "CreateSession", sessionOf("subject/s-2", "ASIAFOUR"));
        call(session("AROATWO", "77b0", "ASIAFOUR"), "DeleteDetector", "{}");

        assertThat(found()).as("two certificates are two hands").containsExactly(1);
    }

    private void chain(int number) {
        account = String.format(Locale.ROOT, "%012d", number);
    }

    /** A minute after the one before, in the account of the chain. */
    private void call(String identity, String name, String response) {
        String service = switch (name) {
            case "StopLogging" -> "cloudtrail";
            case "DeleteDetector" -> "guardduty";
            case "CreateAccessKey", "CreateLoginProfile" -> "iam";
            case "GetSigninToken" -> "signin";
            case "CreateSession" -> "rolesanywhere";
            default -> "sts";
        };
        records.add("""
                {"eventVersion": "1.11", "eventID": "%d", "eventTime": "%s", "userIdentity": %s, "eventSource": "%s.amazonaws.com",
                "eventName": "%s", "awsRegion": "eu-west-1", "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2.15",
                "requestParameters": {"userName": "bob", "name": "t", "detectorId": "d"}, "responseElements": %s, "readOnly": false,
                "eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": "%s", "eventCategory": "Management"}
                """.formatted(
                        records.size(),
                        Instant.parse("2026-08-20T10:00:00Z").plusSeconds(60L * records.size()),
                        identity.replace("ACCOUNT", account),
                        service,
                        name,
                        response,
                        account)
                .replace('\n', ' '));
    }

    private static String minted(String key) {
        return "{\"credentials\": {\"accessKeyId\": \"" + key + "\"}}";
    }

    private static String madeKey(String key) {
        return "{\"accessKey\": {\"userName\": \"bob\", \"accessKeyId\": \"" + key + "\"}}";
    }

    private static String sessionOf(String subject, String key) {
        return "{\"credentialSet\": [{\"assumedRoleUser\": {\"assumedRoleId\": \"x\"}, \"credentials\": {\"accessKeyId\": \""
                + key + "\"}}], \"subjectArn\": \"arn:aws:rolesanywhere:eu-west-1:ACCOUNT:" + subject + "\"}";
    }

    private static String user(String name, String key) {
        return identity("IAMUser", "AIDA" + name.toUpperCase(Locale.ROOT), key)
                .replace("}", ", \"userName\": \"" + name + "\"}");
    }

    private static String session(String role, String name, String key) {
        return identity("AssumedRole", role + ":" + name, key)
                .replace(
                        "}",
                        ", \"sessionContext\": {\"sessionIssuer\": {\"type\": \"Role\", \"principalId\": \"" + role
                                + "\", \"accountId\": \"ACCOUNT\", \"userName\": \"" + role + "\"}}}");
    }

    private static String identity(String type, String principal, String key) {
        String used = key == null ? "" : "\", \"accessKeyId\": \"" + key;
        return "{\"type\": \"" + type + "\", \"principalId\": \"" + principal + "\", \"accountId\": \"ACCOUNT" + used
                + "\"}";
    }

    /** The numbers of the chains that are one sequence, both of whose acts are its members. */
    private List<Integer> found() throws IOException {
        Path log = Files.writeString(folder.resolve("calls.json"), String.join("\n", records));
        Path pattern = Files.createDirectories(folder.resolve("patterns/one-hand"));
        Files.writeString(pattern.resolve("pattern.yaml"), PATTERN);
        String store = folder.resolve("vigil.db").toString();
        run(
                "replay",
                "--cloudtrail",
                log.toString(),
                "--patterns",
                pattern.getParent().toString(),
                "--store",
                store);
        out.getBuffer().setLength(0);
        run("findings", "--store", store, "--json");
        List<Integer> chains = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            if (finding.path("type").asText().equals(TYPE)) {
                assertThat(line).contains("StopLogging", "DeleteDetector");
                chains.add(Integer.parseInt(finding.path("accountId").asText()));
            }
        }
        return chains.stream().sorted().toList();
    }

    private void run(String... arguments) {
        int code = Commands.execute(
                Vigil.commands(Instant.parse("2026-08-21T00:00:00Z").toEpochMilli(), Screen.NONE)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)),
                arguments);
        assertThat(code).as(err::toString).isZero();
    }
}
