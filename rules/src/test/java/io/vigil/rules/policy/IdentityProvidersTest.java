package io.vigil.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.rules.policy.Policy.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityProvidersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token.actions.githubusercontent.com |                                                                                | ANYBODY",
                "token.actions.githubusercontent.com | 'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com'} | ANYBODY",
                "token.actions.githubusercontent.com | 'StringLike':{'token.actions.githubusercontent.com:sub':'repo:*'}              | ANYBODY",
                "token.actions.githubusercontent.com | 'StringLike':{'token.actions.githubusercontent.com:sub':['repo:a/b:*','*']}    | ANYBODY",
                "token.actions.githubusercontent.com | 'StringLike':{'token.actions.githubusercontent.com:sub':'repo:owner/*'}        | NAMED",
                "idp.example                         |                                                                                | NAMED"
            })
    void knowsTrustInEveryUserOfAPublicProvider(String provider, String conditions, Reach expected)
            throws JsonProcessingException {
        Policy policy =
                policy("{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/" + provider
                        + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{"
                        + (conditions == null ? "" : conditions) + "}}");

        assertThat(policy.reach()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token.actions.githubusercontent.com | StringLike   | sub                 | repo:octo*                            | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | repo:????????/*                       | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | repo:*/infra:ref:refs/heads/main      | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | *:ref:refs/heads/main                 | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | *octo-org/infra:*                     | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | repo:octo-org/infra*                  | NAMED",
                "token.actions.githubusercontent.com | StringLike   | sub                 | repo:octo-org@1234/infra@99:*         | NAMED",
                "token.actions.githubusercontent.com | StringEquals | sub                 | repo:octo-org/infra:environment:prod  | NAMED",
                "token.actions.githubusercontent.com | StringEquals | sub                 | environment:production                | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | environment:production:*              | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | sub                 | repository_owner_id:12345:*           | NAMED",
                "token.actions.githubusercontent.com | StringEquals | sub                 | environment:prod:repository_owner:octo | NAMED",
                "token.actions.githubusercontent.com | StringEquals | environment         | production                            | ANYBODY",
                "token.actions.githubusercontent.com | StringEquals | ref                 | refs/heads/main                       | ANYBODY",
                "token.actions.githubusercontent.com | StringEquals | repository_owner_id | 12345                                 | NAMED",
                "token.actions.githubusercontent.com | StringLike   | repository_owner_id | 123*                                  | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | repository          | octo-org/*                            | NAMED",
                "token.actions.githubusercontent.com | StringLike   | repository          | octo*                                 | ANYBODY",
                "token.actions.githubusercontent.com | StringLike   | job_workflow_ref    | octo-org/flows/.github/workflows/*    | NAMED",
                "token.actions.githubusercontent.com | StringEqualsIfExists | repository_owner | octo-org                         | ANYBODY",
                "token.actions.githubusercontent.com | ForAllValues:StringLike | sub      | repo:octo-org/*                       | ANYBODY",
                "token.actions.githubusercontent.com | ForAnyValue:StringLike | sub       | repo:octo-org/*                       | NAMED",
                "token.actions.githubusercontent.com | StringNotLike | sub                | repo:octo-org/*                       | ANYBODY",
                "token.actions.githubusercontent.com/octo | StringEquals | aud            | sts.amazonaws.com                     | NAMED",
                "gitlab.com           | StringEquals | sub          | project_path:group/project:ref_type:branch:ref:main | NAMED",
                "gitlab.com           | StringLike   | sub          | project_path:group/*                  | NAMED",
                "gitlab.com           | StringLike   | sub          | project_path:group*                   | ANYBODY",
                "gitlab.com           | StringLike   | sub          | project_path:*:ref_type:branch:ref:main | ANYBODY",
                "gitlab.com           | StringEquals | ref          | main                                  | ANYBODY",
                "gitlab.com           | StringEquals | namespace_id | 72                                    | NAMED",
                "app.terraform.io     | StringLike   | sub          | organization:acme:project:*           | NAMED",
                "app.terraform.io     | StringLike   | sub          | organization:acme*                    | ANYBODY",
                "app.terraform.io     | StringLike   | sub          | organization:*:project:p:workspace:w:run_phase:* | ANYBODY",
                "app.terraform.io     | StringEquals | aud          | aws.workload.identity                 | ANYBODY",
                "agent.buildkite.com  | StringLike   | sub          | organization:acme:*                   | NAMED",
                "agent.buildkite.com  | StringLike   | sub          | organization:*:pipeline:deploy:*      | ANYBODY",
                "oidc.codefresh.io    | StringLike   | sub          | account:64f884:pipeline:*             | NAMED",
                "oidc.vercel.com      | StringEquals | aud          | https://vercel.com/acme               | NAMED",
                "oidc.vercel.com      | StringLike   | sub          | owner:*:project:shop:environment:production | ANYBODY",
                "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc | StringLike | sub | *:*       | NAMED",
                "oidc.circleci.com/org/7b9b2a6e | StringLike   | sub | *                                     | NAMED",
                "oidc.eks.eu-west-1.amazonaws.com/id/AB12 | StringLike | sub | system:serviceaccount:*:*     | NAMED",
                "login.microsoftonline.com/common/v2.0 | StringEquals | roles | admin                         | ANYBODY",
                "accounts.google.com  | StringEquals | oaud         | my-own-text                           | ANYBODY",
                "accounts.google.com  | StringEquals | aud          | 1234.apps.googleusercontent.com       | NAMED",
                "accounts.google.com  | StringLike   | sub          | 11*                                   | ANYBODY",
                "accounts.google.com  | StringEquals | sub          | 113000000000000000000                 | NAMED",
                "cognito-identity.amazonaws.com | ForAnyValue:StringLike | amr | authenticated              | ANYBODY",
                "cognito-identity.amazonaws.com | StringLike   | aud | eu-west-1:*                           | ANYBODY",
                "www.amazon.com       | StringEquals | app_id       | amzn1.application-oa2-client.1        | NAMED"
            })
    void knowsWhichClaimsNameSomebody(String provider, String operator, String claim, String value, Reach expected)
            throws JsonProcessingException {
        String trust =
                "{'Effect':'Allow','Principal':{'Federated':'%s'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'%s':{'%s:%s':'%s'}}}";

        Policy policy = policy(trust.formatted(
                "arn:aws:iam::123456789012:oidc-provider/" + provider, operator, provider, claim, value));

        assertThat(policy.reach()).isEqualTo(expected);
    }

    @Test
    void knowsThatAnApplicationIsNamedByItsAudienceWhereAwsKnowsTheProvider() throws JsonProcessingException {
        String trust = "{'Effect':'Allow','Principal':{'Federated':'cognito-identity.amazonaws.com'}%s}";

        Reach open = policy(trust.formatted("")).reach();
        Reach pinned = policy(trust.formatted(
                        ",'Condition':{'StringEquals':{'cognito-identity.amazonaws.com:aud':'eu-west-1:pool'}}"))
                .reach();

        assertThat(open).isEqualTo(Reach.ANYBODY);
        assertThat(pinned).isEqualTo(Reach.NAMED);
    }

    private static Policy policy(String statement) throws JsonProcessingException {
        return Policy.read(new ObjectMapper().readTree(("{'Statement':" + statement + "}").replace('\'', '"')));
    }
}
