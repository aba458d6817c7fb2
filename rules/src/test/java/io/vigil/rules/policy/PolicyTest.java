package io.vigil.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.rules.policy.Policy.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                        | ANYBODY",
                "'Bool':{'aws:SecureTransport':'true'}                                    | ANYBODY",
                "'StringLike':{'aws:Referer':'https://site.example/*'}                    | ANYBODY",
                "'StringEquals':{'aws:UserAgent':'secret'}                                | ANYBODY",
                "'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}                                 | ANYBODY",
                "'IpAddress':{'aws:SourceIp':['198.51.100.0/24','0.0.0.0/1']}             | ANYBODY",
                "'IpAddress':{'aws:SourceIp':'::/0'}                                      | ANYBODY",
                "'IpAddress':{'aws:SourceIp':['198.51.100.0/24','2001:db8::/32']}         | NAMED",
                "'NotIpAddress':{'aws:SourceIp':'198.51.100.0/24'}                        | ANYBODY",
                "'StringEquals':{'aws:SourceVpce':'vpce-1'}                               | NAMED",
                "'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'}                       | ANYBODY",
                "'StringNotEquals':{'aws:SourceVpc':'vpc-1'}                              | ANYBODY",
                "'stringequals':{'AWS:principalorgid':'o-abc'}                            | NAMED",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-abc/r-1/*'}         | NAMED",
                "'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-abc/*'}            | ANYBODY",
                "'StringLike':{'aws:PrincipalOrgID':'*'}                                  | ANY_ACCOUNT",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/reader'}              | ANY_ACCOUNT",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::123456789012:role/*'}        | NAMED",
                "'StringLike':{'aws:userid':'AROAEXAMPLE:*'}                              | NAMED",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::my-bucket'}                     | NAMED",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::*'}                             | ANYBODY",
                "'StringEquals':{'aws:PrincipalTag/team':'blue'}                          | ANY_ACCOUNT",
                "'Null':{'aws:SourceVpce':'false'}                                        | ANYBODY",
                "'Null':{'aws:PrincipalOrgID':'false'}                                    | ANY_ACCOUNT",
                "'Bool':{'aws:PrincipalIsAWSService':'true'}                              | NAMED",
                "'Bool':{'aws:PrincipalIsAWSService':'false'}                             | ANY_ACCOUNT",
                "'Bool':{'elasticfilesystem:AccessedViaMountTarget':'true'}               | NAMED",
                "'StringEquals':{'kms:ViaService':'s3.eu-west-1.amazonaws.com'}           | ANYBODY",
                "'StringEquals':{'kms:CallerAccount':'123456789012'}                      | NAMED",
                "'StringLike':{'aws:username':'a*'}                                       | ANY_ACCOUNT",
                "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}                                | NAMED",
                "'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'aws:SourceAccount':'123456789012'} | NAMED",
                // An S3 ARN has no account, and the name of a bucket has one owner in the world.
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:my-bucket'}                   | NAMED",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:*'}                           | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::my-*'}                          | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::my-bucket/*'}                   | NAMED",
                "'ArnEquals':{'aws:SourceArn':'arn:aws-cn:s3:::??-bucket'}                | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:topic'}                      | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:12345*:topic'}                 | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'*123456789012*'}                             | ANYBODY",
                "'ArnLike':{'aws:SourceArn':'arn:aws:route53:::hostedzone/Z1'}            | NAMED",
                "'ArnLike':{'aws:PrincipalArn':'*'}                                       | ANY_ACCOUNT",
                "'StringLike':{'aws:SourceAccount':'12345*'}                              | ANYBODY",
                "'StringLike':{'aws:SourceVpce':'vpce-*'}                                 | ANYBODY",
                "'StringLike':{'aws:PrincipalOrgID':'o-*'}                                | ANY_ACCOUNT",
                "'StringLike':{'aws:PrincipalOrgID':'o-??????????'}                       | ANY_ACCOUNT",
                "'StringLike':{'aws:SourceOrgID':['o-abcdefghij','o-*']}                  | ANYBODY",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-*/r-1/*'}           | ANY_ACCOUNT",
                "'StringEquals':{'aws:PrincipalOrgID':'${aws:ResourceOrgID}'}             | NAMED",
                // The id is given by AWS, the name of a session by whoever assumes a role of any account.
                "'StringLike':{'aws:userId':'*:backup'}                                   | ANY_ACCOUNT",
                "'StringLike':{'aws:userId':'AROA*'}                                      | ANY_ACCOUNT",
                "'StringLike':{'aws:userId':'AROAEXAMPLEEXAMPLE000*'}                     | NAMED",
                "'StringLike':{'aws:userId':['AIDAEXAMPLEEXAMPLE000','123456789012:*']}   | NAMED",
                "'StringLike':{'aws:userId':['AIDAEXAMPLEEXAMPLE000','*:x']}              | ANY_ACCOUNT",
                "'StringEquals':{'aws:userId':'AROAEXAMPLEEXAMPLE000:foo'}                | NAMED",
                "'StringEquals':{'sts:ExternalId':'a-secret'}                             | ANY_ACCOUNT",
                "'Bool':{'aws:MultiFactorAuthPresent':'true'}                             | ANY_ACCOUNT",
                "'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/16'}                            | ANYBODY",
                // Where wildcards are letters, nobody has such a value.
                "'StringEquals':{'aws:SourceVpce':'vpce-*'}                               | NAMED",
                // A key that need not be there, unless another entry demands it.
                "'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'},'Null':{'aws:PrincipalOrgID':'false'} | NAMED",
                "'StringEqualsIfExists':{'aws:SourceArn':'arn:aws:sns:us-east-1:123456789012:t'},'Null':{'aws:SourceArn':'true'} | ANYBODY",
                "'Null':{'aws:PrincipalOrgID':'true'}                                     | ANYBODY",
                "'ForAnyValue:StringEquals':{'aws:PrincipalServiceNamesList':'cloudtrail.amazonaws.com'} | NAMED"
            })
    void knowsWhichConditionsKeepTheWorldOut(String conditions, Reach expected) throws JsonProcessingException {
        String block = conditions == null ? "" : ",'Condition':{" + conditions + "}";

        Policy policy =
                policy("[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'" + block + "}]");

        assertThat(policy.reach()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Principal':{'AWS':'*'}}",
                "{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::123456789012:root','*']}}",
                "[{'Effect':'Deny','Principal':'*'},{'Effect':'Allow','NotPrincipal':{'AWS':'123456789012'}}]"
            })
    void knowsEverybodyInEverySpelling(String statement) throws JsonProcessingException {
        assertThat(policy(statement).reach()).isEqualTo(Reach.ANYBODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:root'}}",
                "{'Effect':'Allow','Principal':{'Service':'*.amazonaws.com'}}",
                "{'Effect':'Deny','Principal':'*'}",
                "[]",
                "{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::123456789012:saml-provider/idp'}}",
                "'nonsense'",
                "7"
            })
    void letsInNobodyInParticular(String statement) throws JsonProcessingException {
        assertThat(policy(statement).reach()).isEqualTo(Reach.NAMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3:*        | 'StringNotEquals':{'aws:SourceVpce':'vpce-1'}              | NAMED",
                "s3:Get*     | 'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-abc'}   | NAMED",
                "*           | 'NotIpAddress':{'aws:SourceIp':'198.51.100.0/24'}          | NAMED",
                "s3:Delete*  | 'StringNotEquals':{'aws:SourceVpce':'vpce-1'}              | ANYBODY",
                "s3:*        | 'Bool':{'aws:SecureTransport':'false'}                     | ANYBODY",
                "s3:*        | 'StringNotEquals':{'aws:SourceVpce':'*'}                   | ANYBODY",
                "s3:GetOb*   |                                                            | NAMED",
                "s3:Put*     |                                                            | ANYBODY",
                "s3:*        | 'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-abcdefghij'},'BoolIfExists':{'aws:PrincipalIsAWSService':'false'} | NAMED",
                "s3:*        | 'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}       | ANYBODY",
                "s3:*        | 'StringNotLike':{'aws:PrincipalOrgID':'o-*'}               | ANYBODY",
                "s3:*        | 'ForAnyValue:StringNotLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'} | ANYBODY"
            })
    void seesTheFenceThatDeniesBuild(String action, String conditions, Reach expected) throws JsonProcessingException {
        Policy policy = policy("[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'},"
                + "{'Effect':'Deny','Principal':'*','Action':'" + action + "','Resource':'*','Condition':{"
                + (conditions == null ? "" : conditions) + "}}]");

        assertThat(policy.reach()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Principal':'*','NotAction':'s3:DeleteObject'                          | *             | NAMED",
                "'Principal':'*','NotAction':'s3:GetObject'                             | *             | ANYBODY",
                "'NotPrincipal':{'AWS':'123456789012'},'Action':'s3:*'                  | *             | NAMED",
                "'Principal':'*','Action':'s3:*'                                        | arn:aws:s3:::b/secret/* | ANYBODY",
                "'Principal':'*','Action':'s3:*'                                        | arn:aws:s3:::b/*        | NAMED"
            })
    void seesHowFarAnUnconditionalDenyGoes(String denied, String resource, Reach expected)
            throws JsonProcessingException {
        Policy policy = policy(
                "[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/public/*'},"
                        + "{'Effect':'Deny'," + denied + ",'Resource':'" + resource + "'}]");

        assertThat(policy.reach()).isEqualTo(expected);
    }

    @Test
    void namesTheAccountsThatItLetsIn() throws JsonProcessingException {
        Policy policy = policy(
                "[{'Effect':'Allow','Principal':{'AWS':['111111111111','arn:aws:iam::222222222222:user/x']}},"
                        + "{'Effect':'Deny','Principal':{'AWS':'333333333333'}},"
                        + "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'}},"
                        + "{'Effect':'Allow','Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':'444444444444'}}},"
                        + "{'Effect':'Allow','Principal':'*','Condition':{'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:555555555555:*'}}}]");

        assertThat(policy.accounts()).containsExactly("111111111111", "222222222222", "444444444444", "555555555555");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Redshift in us-east-1, Elastic Load Balancing in cn-north-1, CloudTrail in GovCloud, billing, and a
                // stranger.
                "arn:aws:iam::193672423079:user/logs | 'Action':['s3:PutObject','s3:GetBucketAcl']              | false",
                "arn:aws:iam::193672423079:root      | 'Action':['s3:PutObject','s3:GetObject']                 | true",
                "arn:aws:iam::193672423079:root      | 'Action':'s3:*'                                          | true",
                "arn:aws:iam::193672423079:root      | 'Action':'s3:Put*'                                       | true",
                "arn:aws:iam::193672423079:root      | 'NotAction':'s3:GetObject'                               | true",
                "arn:aws:iam::193672423079:root      |                                                          | true",
                "arn:aws-cn:iam::638102146993:root   | 'Action':'s3:PutObject'                                  | false",
                "arn:aws-us-gov:iam::608710470296:root | 'Action':['S3:PutObject','s3:getbucketacl']            | false",
                "386209384616                        | 'Action':['s3:GetBucketAcl','s3:GetBucketPolicy']        | false",
                "386209384616                        | 'Action':['s3:ListBucket']                               | true",
                "arn:aws:iam::999988887777:root      | 'Action':'s3:PutObject'                                  | true"
            })
    void letsAwsDeliverAndNotRead(String principal, String actions, boolean named) throws JsonProcessingException {
        Policy policy = policy("{'Effect':'Allow','Principal':{'AWS':'" + principal + "'}"
                + (actions == null ? "" : "," + actions) + ",'Resource':'*'}");

        assertThat(policy.accounts()).hasSize(named ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Effect':'Allow','Action':'*','Resource':'*'}                                    | true",
                "{'Effect':'Allow','Action':['s3:Get*','*:*'],'Resource':['arn:aws:s3:::b','*']}    | true",
                "{'Effect':'Deny','Action':'*','Resource':'*'}                                     | false",
                "{'Effect':'Allow','Action':'iam:*','Resource':'*'}                                | false",
                "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::b'}                       | false",
                "{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}                             | false",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}} | false",
                // Wildcards that leave nothing out.
                "{'Effect':'Allow','Action':'?*:*','Resource':'*'}                                 | true",
                "{'Effect':'Allow','Action':'*:?*','Resource':'arn:aws:*'}                          | true",
                "{'Effect':'Allow','Action':'**','Resource':'arn:aws-us-gov:*:*:*:*'}               | true",
                "{'Effect':'Allow','Action':'*','Resource':'arn:*:*:*:*:*'}                         | true",
                "{'Effect':'Allow','Action':'???:*','Resource':'*'}                                 | false",
                "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::*'}                        | false",
                // All but what is not needed to get it.
                "{'Effect':'Allow','NotAction':['s3:DeleteBucket','aws-portal:*'],'Resource':'*'}   | true",
                "{'Effect':'Allow','NotAction':['iam:*','organizations:*'],'Resource':'*'}          | false",
                // A condition that everybody passes is none.
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringLike':{'aws:userId':'*'}}}               | true",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}}         | true",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}}      | true"
            })
    void knowsWhatAllowsEverything(String statement, boolean expected) throws JsonProcessingException {
        assertThat(policy(statement).allowsEverything()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Effect':'Allow','Action':'iam:*','Resource':'*'}                                            | true",
                "{'Effect':'Allow','Action':['s3:*','iam:Pass*'],'Resource':'*'}                                | true",
                "{'Effect':'Allow','Action':'IAM:PutUserPolicy','Resource':'arn:aws:iam::123456789012:user/*'}  | true",
                "{'Effect':'Allow','NotAction':'s3:*','Resource':'*'}                                          | true",
                "{'Effect':'Allow','NotAction':['iam:*','sts:*'],'Resource':'*'}                               | false",
                "{'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws:iam::123456789012:role/app'}     | false",
                "{'Effect':'Allow','Action':'iam:PassRole','Resource':'*','Condition':{'StringEquals':{'iam:PassedToService':'ec2.amazonaws.com'}}} | false",
                "{'Effect':'Allow','Action':['iam:Get*','iam:List*'],'Resource':'*'}                            | false",
                "{'Effect':'Deny','Action':'iam:*','Resource':'*'}                                             | false"
            })
    void knowsWhatLetsItsHolderGainMore(String statement, boolean expected) throws JsonProcessingException {
        assertThat(policy(statement).allowsWidening()).isEqualTo(expected);
    }

    private static Policy policy(String statement) throws JsonProcessingException {
        return Policy.read(new ObjectMapper()
                .readTree(("{'Version':'2012-10-17','Statement':" + statement + "}").replace('\'', '"')));
    }
}
