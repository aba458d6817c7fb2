package io.vigil.models.baseline;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.RawPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedResourceTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "lambda:UpdateFunctionCode20150331v2 | {\"functionName\":\"orders\",\"dryRun\":false} | orders",
                "lambda:AddPermission20150331v2 | {\"functionName\":\"arn:aws:lambda:eu-west-1:111122223333:function:orders:live\",\"statementId\":\"s1\"} | orders",
                "lambda:CreateEventSourceMapping | {\"eventSourceArn\":\"arn:aws:sqs:eu-west-1:111122223333:in\",\"functionName\":\"orders\"} | orders",
                "iam:PutRolePolicy | {\"policyName\":\"extra\",\"roleName\":\"app\"} | app",
                "iam:UpdateAssumeRolePolicy | {\"policyDocument\":\"{\\\"Version\\\":1}\",\"roleName\":\"app\"} | app",
                "iam:AttachRolePolicy | {\"policyArn\":\"arn:aws:iam::aws:policy/ReadOnlyAccess\",\"roleName\":\"app\"} | app",
                "iam:CreatePolicyVersion | {\"policyArn\":\"arn:aws:iam::111122223333:policy/team/orders\"} | orders",
                "iam:CreateAccessKey | {\"userName\":\"bob\"} | bob",
                "iam:CreateLoginProfile | {\"userName\":\"bob\",\"passwordResetRequired\":false} | bob",
                "kms:PutKeyPolicy | {\"keyId\":\"arn:aws:kms:eu-west-1:111122223333:key/1234\",\"policyName\":\"default\"} | 1234",
                "kms:CreateGrant | {\"granteePrincipal\":\"arn:aws:iam::1:role/x\",\"keyId\":\"1234\"} | 1234",
                "ssm:PutParameter | {\"name\":\"/orders/url\",\"overwrite\":true} | orders/url",
                "secretsmanager:PutSecretValue | {\"clientRequestToken\":\"t\",\"secretId\":\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders/db-AbCdEf\"} | orders/db",
                "ec2:ModifyInstanceAttribute | {\"instanceId\":\"i-1\",\"userData\":\"<sensitiveDataRemoved>\"} | i-1",
                "ec2:ModifySnapshotAttribute | {\"attributeType\":\"CREATE_VOLUME_PERMISSION\",\"snapshotId\":\"snap-1\"} | snap-1",
                "ec2:TerminateInstances | {\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\"},{\"instanceId\":\"i-2\"}]}} | i-1",
                "s3:PutBucketReplication | {\"Host\":\"logs.s3.amazonaws.com\",\"bucketName\":\"logs\",\"replication\":\"\"} | logs",
                "sqs:SetQueueAttributes | {\"queueUrl\":\"https://sqs.eu-west-1.amazonaws.com/111122223333/in\"} | in",
                "route53:ChangeResourceRecordSets | {\"changeBatch\":{\"changes\":[{\"action\":\"UPSERT\"}]},\"hostedZoneId\":\"Z1\"} | Z1",
                "events:PutTargets | {\"rule\":\"nightly\",\"targets\":[{\"arn\":\"arn:aws:lambda:a:b:function:f\",\"id\":\"1\"}]} | nightly",
                "cloudtrail:StopLogging | {\"name\":\"arn:aws:cloudtrail:eu-west-1:111122223333:trail/main\"} | main",
                "monitoring:DeleteAlarms | {\"alarmNames\":[\"a1\",\"a2\"]} | a1"
            })
    void isWhatTheCallIsNamedAfterOrNamesFirst(String api, String request, String resource) {
        var call = apiCall(api).part(RawPart.REQUEST_PARAMETERS, request).build();

        assertThat(ChangedResource.of(call)).isEqualTo(new ChangedResource(resource, false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "lambda:CreateFunction20150331 | {\"functionName\":\"orders\",\"role\":\"arn:aws:iam::1:role/app\"} | {} | orders",
                "iam:CreateRole | {\"roleName\":\"app\"} | {\"role\":{\"roleId\":\"AROA1\",\"roleName\":\"app\"}} | app",
                "secretsmanager:CreateSecret | {\"name\":\"orders/db\"} | {\"arn\":\"arn:aws:secretsmanager:a:b:secret:orders/db-AbCdEf\"} | orders/db",
                "kms:CreateKey | {\"description\":\"k\"} | {\"keyMetadata\":{\"aWSAccountId\":\"1\",\"keyId\":\"1234\"}} | 1234",
                "ec2:RunInstances | {\"instancesSet\":{\"items\":[{\"imageId\":\"ami-1\"}]}} | {\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\",\"imageId\":\"ami-1\"}]}} | i-1",
                "ec2:CreateSecurityGroup | {\"groupName\":\"web\",\"vpcId\":\"vpc-1\"} | {\"groupId\":\"sg-1\"} | sg-1",
                "ec2:CreateSnapshot | {\"volumeId\":\"vol-1\"} | {\"snapshotId\":\"snap-1\",\"volumeId\":\"vol-1\"} | snap-1"
            })
    void isNobodysBeforeItIsMade(String api, String request, String response, String resource) {
        var call = apiCall(api)
                .part(RawPart.REQUEST_PARAMETERS, request)
                .part(RawPart.RESPONSE_ELEMENTS, response)
                .build();

        assertThat(ChangedResource.of(call)).isEqualTo(new ChangedResource(resource, true));
    }

    @Test
    void isUnknownWhereTheRequestNamesNothing() {
        var call = apiCall("iam:DeleteAccountPasswordPolicy").build();

        assertThat(ChangedResource.of(call)).isNull();
    }

    @Test
    void aLongTextIsReadWithoutFail() {
        String program = "x\\n".repeat(100_000);
        var call = apiCall("ssm:PutParameter")
                .part(RawPart.REQUEST_PARAMETERS, "{\"name\":\"a\",\"value\":\"" + program + "\"}")
                .build();

        assertThat(ChangedResource.of(call)).isEqualTo(new ChangedResource("a", false));
    }
}
