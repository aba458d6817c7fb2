package io.vigil.rules;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleScopeTest {
    private static final String ALL = "log: cloudtrail\ncalls: [\"*\"]\n";

    private static List<Signal> raised(String logic, GivenCall call) {
        List<Signal> raised = new ArrayList<>();
        ApiCall built = call.build();
        RuleText.compile(ALL + logic).on(ApiCall.class).judge(built, raised::add);
        return raised;
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, true",
        "AccessDeniedException, true",
        "Client.UnauthorizedOperation, true",
        "TrailNotFoundException, true",
        "NoSuchEntity, true",
        "NoSuchBucket, true",
        "Client.InstanceLimitExceeded, true",
        "LimitExceededException, true",
        "ServiceQuotaExceededException, true",
        "InsufficientInstanceCapacity, true",
        "Client.IncorrectInstanceState, true",
        "InvalidDBInstanceState, true",
        "Client.OperationNotPermitted, true",
        "Client.DryRunOperation, false",
        "ThrottlingException, false",
        "Client.RequestLimitExceeded, false",
        "ValidationException, false",
        "MalformedPolicyDocument, false",
        "Client.InvalidParameterValue, false",
        "Client.MissingParameter, false",
        "EntityAlreadyExists, false",
        "InternalFailure, false"
    })
    void anAttemptIsWhatWasRefusedOrFailedForWhatIsThere(String error, boolean expected) {
        List<Signal> raised =
                raised("failed: denied\nweight: 3", apiCall("iam:PutUserPolicy").error(error));

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "kms:PutKeyPolicy, {\"policy\":P}, true",
        "sqs:SetQueueAttributes, {\"attributes\":{\"Policy\":P}}, true",
        "kms:DescribeKey, {\"policy\":P}, false"
    })
    void oneWordStandsForAllCallsThatSetThePolicyOfAResourceAndForWhereItStands(
            String api, String request, boolean expected) {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        List<Signal> raised = new ArrayList<>();

        RuleText.compile("log: cloudtrail\ncalls: resource-policies\n"
                        + "when: {holds: {policy-reaches: {in: resource-policies, whom: anybody}}}")
                .on(ApiCall.class)
                .judge(
                        apiCall(api)
                                .part(RawPart.REQUEST_PARAMETERS, request.replace("P}", policy + "}"))
                                .build(),
                        raised::add);

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @Test
    void anAttemptIsABuildingBlockThatWeighsOneLess() {
        Signal attempt = raised(
                        "failed: denied\nweight: 3", apiCall("iam:CreateUser").error("AccessDenied"))
                .get(0);
        Signal done =
                raised("failed: denied\nweight: 3", apiCall("iam:CreateUser")).get(0);

        assertThat(attempt.detection().type()).isNull();
        assertThat(attempt.detection().severity()).isZero();
        assertThat(attempt.score().value()).isEqualTo(2);
        assertThat(attempt.detection().title()).startsWith("Attempted: ");
        assertThat(done.detection().type()).isEqualTo("Policy:Test/Found");
        assertThat(done.score().value()).isEqualTo(3);
    }

    @Test
    void anAttemptAtLittleIsNotTold() {
        String logic = """
                failed: denied
                weight: 1.5
                choose:
                  - {when: {eventName: CreateRole}, emit: "Policy:Test/Found", weight: 2}
                  - {emit: "Policy:Test/Found"}
                """;

        assertThat(raised(logic, apiCall("iam:CreateUser").error("AccessDenied")))
                .isEmpty();
        assertThat(raised(logic, apiCall("iam:CreateRole").error("AccessDenied")))
                .hasSize(1);
    }

    @Test
    void toAskForAttemptsThatAreNeverToldIsAMistake() {
        var problems = new Problems();

        RuleText.compile(ALL + "failed: denied\nweight: 1.5", problems);

        assertThat(problems.toString()).contains("failed = denied", "nothing here weighs 2.0 or more");
    }

    @Test
    void aCaseOfARuleMayWeighOtherwise() {
        String logic =
                "weight: 1\nchoose:\n  - {when: {eventName: CreateUser}, emit: \"Policy:Test/Found\", weight: 2.5}\n"
                        + "  - {emit: \"Policy:Test/Found\"}";

        assertThat(raised(logic, apiCall("iam:CreateUser")))
                .extracting(signal -> signal.score().value())
                .containsExactly(2.5);
        assertThat(raised(logic, apiCall("iam:CreateRole")))
                .extracting(signal -> signal.score().value())
                .containsExactly(1.0);
    }

    @Test
    void aWeightHasItsRange() {
        var problems = new Problems();

        RuleText.compile(ALL + "weight: 5", problems);

        assertThat(problems.toString()).contains("weight = 5", "expected 0 to 4");
    }

    @Test
    void whatSomebodyHasDeployedCountsWhereTheRuleSaysSo() {
        var template = apiCall("sqs:CreateQueue")
                .by("role:deploy")
                .from("cloudformation.amazonaws.com")
                .set(ApiField.INVOKED_BY, "cloudformation.amazonaws.com");
        var scaling = apiCall("sqs:CreateQueue")
                .by("role:deploy")
                .from("autoscaling.amazonaws.com")
                .set(ApiField.INVOKED_BY, "autoscaling.amazonaws.com");

        assertThat(raised("", template)).isEmpty();
        assertThat(raised("by-service: deployment", template)).hasSize(1);
        assertThat(raised("by-service: deployment", scaling)).isEmpty();
    }

    @Test
    void aRoleOfAServiceIsTheServiceButWhoSitsBeforeAConsoleIsNot() {
        var serviceLinked = apiCall("ec2:CreateVpc")
                .by("role:AWSServiceRoleForX")
                .set(
                        ApiField.ISSUER_ARN,
                        "arn:aws:iam::123456789012:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX");
        var console = apiCall("ec2:CreateVpc").by("role:admin/alice").from("AWS Internal");

        assertThat(raised("", serviceLinked)).isEmpty();
        assertThat(raised("by-service: deployment", serviceLinked)).isEmpty();
        assertThat(raised("by-service: allowed", serviceLinked)).hasSize(1);
        assertThat(raised("", console)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "999988887777, true",
        "arn:aws:iam::999988887777:role/x, true",
        "123456789012, false",
        "arn:aws:iam::123456789012:root, false",
        "arn:aws:s3:::bucket, false",
        "s3.amazonaws.com, false",
        "111122223333, false"
    })
    void knowsAForeignAccountByItsIdAndByArns(String principal, boolean expected) {
        List<Signal> raised = raised(
                "when: {holds: {foreign-account: {in: principal, trusted: [\"111122223333\"]}}}",
                apiCall("lambda:AddPermission")
                        .in("123456789012")
                        .part(RawPart.REQUEST_PARAMETERS, "{\"principal\":\"" + principal + "\"}"));

        assertThat(raised).hasSize(expected ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'minimumPasswordLength':14,'requireSymbols':true}                                                    | 0",
                "{'minimumPasswordLength':14,'requireSymbols':false}                                                   | 1",
                "{'minimumPasswordLength':10,'requireSymbols':true,'requireNumbers':true}                              | 2",
                "{'minimumPasswordLength':6,'requireSymbols':true,'requireNumbers':true,'requireUppercaseCharacters':true,'requireLowercaseCharacters':true} | 1",
                "{'requireSymbols':true,'maxPasswordAge':1000}                                                         | 5",
                "{}                                                                                                    | 5"
            })
    void countsWhatAPasswordPolicyLacks(String parameters, int gaps) {
        for (int least = 1; least <= 6; least++) {
            List<Signal> raised = raised(
                    "when: {holds: {password-policy-gaps: {at-least: " + least + "}}}",
                    apiCall("iam:UpdateAccountPasswordPolicy")
                            .part(RawPart.REQUEST_PARAMETERS, parameters.replace('\'', '"')));

            assertThat(raised).as("at least %s", least).hasSize(gaps >= least ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signin.amazonaws.com, true, true",
        "console.amazonaws.com, true, true",
        "cloudformation.amazonaws.com, false, true",
        "servicecatalog.amazonaws.com, false, true",
        "codepipeline.amazonaws.com, false, true",
        "cloudcontrolapi.amazonaws.com, false, true",
        "states.amazonaws.com, false, true",
        "scheduler.amazonaws.com, false, true",
        "ssm.amazonaws.com, false, true",
        "autoscaling.amazonaws.com, false, false",
        "backup.amazonaws.com, false, false",
        "AWS Internal, false, false"
    })
    void theConsoleIsAPersonAndADeployerDoesWhatSomebodyWroteDown(String invoker, boolean always, boolean deployment) {
        GivenCall call = apiCall("iam:PutUserPolicy").set(ApiField.INVOKED_BY, invoker);

        assertThat(raised("", call)).hasSize(always ? 1 : 0);
        assertThat(raised("by-service: deployment", call)).hasSize(deployment ? 1 : 0);
    }
}
