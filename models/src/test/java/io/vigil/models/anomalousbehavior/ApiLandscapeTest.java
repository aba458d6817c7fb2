package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Tactic;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiLandscapeTest {
    private final ApiLandscape landscape = AnomalousBehaviors.landscape();

    /** The calls that GuardDuty's documentation names for its types. */
    @ParameterizedTest
    @CsvSource({
        "ec2, GetPasswordData, CREDENTIAL_ACCESS",
        "secretsmanager, GetSecretValue, CREDENTIAL_ACCESS",
        "secretsmanager, BatchGetSecretValue, CREDENTIAL_ACCESS",
        "rds, GenerateDbAuthToken, CREDENTIAL_ACCESS",
        "ec2, DeleteFlowLogs, DEFENSE_EVASION",
        "monitoring, DisableAlarmActions, DEFENSE_EVASION",
        "cloudtrail, StopLogging, DEFENSE_EVASION",
        "ec2, DescribeInstances, DISCOVERY",
        "iam, GetRolePolicy, DISCOVERY",
        "iam, ListAccessKeys, DISCOVERY",
        "redshift, DescribeClusters, DISCOVERY",
        "health, DescribeEventAggregates, DISCOVERY",
        "s3, PutBucketReplication, EXFILTRATION",
        "ec2, CreateSnapshot, EXFILTRATION",
        "rds, RestoreDBInstanceFromDBSnapshot, EXFILTRATION",
        "ec2, DeleteSecurityGroup, IMPACT",
        "iam, UpdateUser, IMPACT",
        "s3, PutBucketPolicy, IMPACT",
        "ssm, StartSession, INITIAL_ACCESS",
        "ecr, GetAuthorizationToken, INITIAL_ACCESS",
        "codeartifact, GetAuthorizationToken, INITIAL_ACCESS",
        "iam, CreateAccessKey, PERSISTENCE",
        "ec2, ImportKeyPair, PERSISTENCE",
        "ec2, ModifyInstanceAttribute, PERSISTENCE",
        "ec2, AssociateIamInstanceProfile, PRIVILEGE_ESCALATION",
        "iam, AddUserToGroup, PRIVILEGE_ESCALATION",
        "iam, PutUserPolicy, PRIVILEGE_ESCALATION"
    })
    void documentedCallsKeepTheirTactic(String service, String name, Tactic tactic) {
        assertThat(landscape.of(service + ".amazonaws.com", name).tactic()).isEqualTo(tactic);
    }

    @Test
    void aCallThatNobodyListsGoesByItsVerb() {
        Api read = landscape.of("quantum.amazonaws.com", "ListEntanglements");
        Api write = landscape.of("quantum.amazonaws.com", "DeleteEntanglement");
        Api odd = landscape.of("quantum.amazonaws.com", "Entangle");

        assertThat(read.tactic()).isEqualTo(Tactic.DISCOVERY);
        assertThat(read.sensitivity()).isZero();
        assertThat(write.tactic()).isEqualTo(Tactic.IMPACT);
        assertThat(odd.tactic()).isEqualTo(Tactic.PERSISTENCE);
        assertThat(odd.label()).isEqualTo("quantum:Entangle");
    }

    @ParameterizedTest
    @CsvSource({
        "ssm, UpdateInstanceInformation",
        "ssm, PutInventory",
        "ssm, PutComplianceItems",
        "ssm, UpdateInstanceAssociationStatus",
        "ecs, SubmitTaskStateChange",
        "autoscaling, RecordLifecycleActionHeartbeat",
        "cloudformation, SignalResource",
        "config, PutEvaluations",
        "monitoring, PutMetricData",
        "logs, PutLogEvents",
        "ec2messages, AcknowledgeMessage",
        "xray, PutTraceSegments"
    })
    void whatAgentsReportIsNoImpact(String service, String name) {
        Api api = landscape.of(service + ".amazonaws.com", name);

        assertThat(api.tactic()).isEqualTo(Tactic.DISCOVERY);
        assertThat(api.sensitivity()).isZero();
    }

    /** Of every listed call, whatever its tactic: more weight is never less severe, and a verb alone is low. */
    @ParameterizedTest
    @CsvSource({
        "iam, PutUserPolicy, 5",
        "guardduty, DeleteDetector, 5",
        "dynamodb, DeleteTable, 5",
        "s3, PutBucketPolicy, 5",
        "route53domains, TransferDomainToAnotherAwsAccount, 8",
        "quantum, DeleteEntanglement, 2",
        "ecs, StopTask, 5",
        "ec2, DescribeInstances, 2"
    })
    void severityFollowsWhatTheActCanDo(String service, String name, double severity) {
        Api api = landscape.of(service + ".amazonaws.com", name);
        var unit = AnomalousBehaviors.unit();

        double given = Emits.severity(unit.emit(type(api.tactic())), api);

        assertThat(given).isEqualTo(severity);
    }

    private static String type(Tactic tactic) {
        var words = new StringBuilder();
        for (String word : tactic.name().split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words + ":IAMUser/AnomalousBehavior";
    }

    @Test
    void theVersionOfACallIsNoNews() {
        assertThat(landscape.of("lambda.amazonaws.com", "UpdateFunctionCode20150331v2"))
                .isEqualTo(landscape.of("lambda.amazonaws.com", "UpdateFunctionCode"));
    }

    @Test
    void everyTacticHasATypeOfFinding() {
        assertThat(landscape.listed())
                .extracting(Api::tactic)
                .containsOnly(
                        Tactic.CREDENTIAL_ACCESS,
                        Tactic.DEFENSE_EVASION,
                        Tactic.DISCOVERY,
                        Tactic.EXFILTRATION,
                        Tactic.IMPACT,
                        Tactic.INITIAL_ACCESS,
                        Tactic.PERSISTENCE,
                        Tactic.PRIVILEGE_ESCALATION);
    }
}
