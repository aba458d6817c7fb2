package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalKeyTest {
    private static final String ROLE = "AROAEXAMPLEEXAMPLE000";
    private static final String INSTANCE = "i-0123456789abcdef0";

    @Test
    void aUserIsItsUniqueId() {
        var call = new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "IAMUser")
                .set(ApiField.PRINCIPAL_ID, "AIDAEXAMPLEEXAMPLE000")
                .set(ApiField.USER_NAME, "alice");

        assertThat(call.build().principal()).isEqualTo("AIDAEXAMPLEEXAMPLE000");
    }

    @Test
    void theSessionsOfARoleAreOnePrincipal() {
        var monday = session("deploy-1").set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();
        var tuesday =
                session("deploy-2").set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(monday.principal()).isEqualTo(ROLE);
        assertThat(monday.principalHash()).isEqualTo(tuesday.principalHash());
    }

    @Test
    void aSessionWithoutIssuerStillCollapsesToItsRole() {
        assertThat(session("deploy-1").build().principal()).isEqualTo(ROLE);
    }

    @Test
    void anInstancesSessionKeepsItsInstance() {
        var call = session(INSTANCE).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(call.principal()).isEqualTo(ROLE + ":" + INSTANCE);
        assertThat(call.instance()).isEqualTo(INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i-am-the-build", "i-0123", "i-0123456z", "instance-0123456789", ""})
    void aSessionNameThatOnlyLooksLikeAnInstanceIsNone(String name) {
        var call = session(name).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(call.instance()).isNull();
        assertThat(call.principal()).isEqualTo(ROLE);
    }

    @Test
    void aServiceIsWhoInvoked() {
        var call = new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "AWSService")
                .set(ApiField.INVOKED_BY, "autoscaling.amazonaws.com");

        assertThat(call.build().principal()).isEqualTo("autoscaling.amazonaws.com");
    }

    @Test
    void somebodyWithoutIdIsTheirAccount() {
        var call = new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "AWSAccount")
                .set(ApiField.IDENTITY_ACCOUNT, "ANONYMOUS_PRINCIPAL");

        assertThat(call.build().principal()).isEqualTo("ANONYMOUS_PRINCIPAL");
    }

    @Test
    void aRecordWithoutIdentityHasNoPrincipal() {
        assertThat(new ApiCallBuilder().build().principal()).isEmpty();
    }

    @Test
    void theSameNameInAnotherAccountIsSomebodyElse() {
        var here = session("a").set(ApiField.ACCOUNT, "111122223333").build();
        var there = session("a").set(ApiField.ACCOUNT, "444455556666").build();

        assertThat(here.principalHash()).isNotEqualTo(there.principalHash());
    }

    private static ApiCallBuilder session(String name) {
        return new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "AssumedRole")
                .set(ApiField.PRINCIPAL_ID, ROLE + ":" + name);
    }
}
