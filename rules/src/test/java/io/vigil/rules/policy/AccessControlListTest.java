package io.vigil.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.rules.policy.Policy.Reach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessControlListTest {
    private static final String ALL = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final String AUTHENTICATED = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                              | NAMED",
                "{'x-amz-acl':['public-read']}                                                                   | ANYBODY",
                "{'x-amz-acl':'authenticated-read'}                                                              | ANY_ACCOUNT",
                "{'x-amz-acl':['bucket-owner-full-control'],'acl':['']}                                          | NAMED",
                "{'x-amz-grant-read':'uri=ALL'}                                                                  | ANYBODY",
                "{'accessControlList':{'x-amz-grant-write':'id=abc, uri=AUTH'}}                            | ANY_ACCOUNT",
                "{'AccessControlList':{'x_amz_grant_read':'uri=ALL'}}                                            | ANYBODY",
                "{'accessControlList':{'x-amz-grant-read':'emailAddress=ALL'}}                                   | NAMED",
                "{'AccessControlPolicy':{'AccessControlList':{'Grant':{'Grantee':{'URI':'ALL'}}}}}               | ANYBODY",
                "{'AccessControlPolicy':{'AccessControlList':{'Grant':[{'Grantee':{'ID':'a'}},{'Grantee':{'URI':'AUTH'}}]}}} | ANY_ACCOUNT",
                "{'AccessControlPolicy':{'AccessControlList':{'Grant':{'Grantee':{'URI':'http://acs.amazonaws.com/groups/s3/LogDelivery'}}}}} | NAMED",
                "{'tagging':'ALL'}                                                                               | NAMED"
            })
    void readsEveryFormOfAList(String parameters, Reach expected) throws JsonProcessingException {
        String json = parameters.replace('\'', '"').replace("ALL", ALL).replace("AUTH", AUTHENTICATED);

        AccessControlList list = AccessControlList.read(new ObjectMapper().readTree(json));

        assertThat(list.reach()).isEqualTo(expected);
    }
}
