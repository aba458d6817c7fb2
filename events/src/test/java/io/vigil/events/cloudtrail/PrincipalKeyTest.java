package io.vigil.events.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
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
        assertThat(monday.entityHash()).isEqualTo(tuesday.entityHash());
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

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.com", "a.b+c@mail.example.org"})
    void peopleBehindOneRoleAreToldApartByTheirMailAddress(String name) {
        var call = session(name).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(call.principal()).isEqualTo(ROLE + ":" + name);
        assertThat(call.is(CallFlag.PERSON_SESSION)).isTrue();
    }

    @Test
    void aSessionOfIdentityCenterIsItsUser() {
        var call = session("alice")
                .set(ApiField.ISSUER_PRINCIPAL_ID, ROLE)
                .set(ApiField.ISSUER_USER_NAME, "AWSReservedSSO_Admin_0123456789abcdef")
                .build();

        assertThat(call.principal()).isEqualTo(ROLE + ":alice");
    }

    @Test
    void aSessionNamedAsItsSourceIdentityIsThatPerson() {
        var named = session("alice").set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).set(ApiField.SOURCE_IDENTITY, "alice");
        var other = session("deploy").set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).set(ApiField.SOURCE_IDENTITY, "alice");

        assertThat(named.build().principal()).isEqualTo(ROLE + ":alice");
        assertThat(other.build().principal()).isEqualTo(ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "alice@", "@example.com", "alice@localhost", "alice@.", "deploy-42", ""})
    void aSessionNameThatIsNoMailAddressNamesNobody(String name) {
        var call = session(name).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(call.principal()).isEqualTo(ROLE);
        assertThat(call.is(CallFlag.PERSON_SESSION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0123456789abcdef0123456789abcdef", "eks-prod-web-7d9-01234567-89ab-cdef-0123-456789abcdef"})
    void aSessionOfATaskOrAPodIsItsRoles(String name) {
        var call = session(name).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();

        assertThat(call.principal()).isEqualTo(ROLE);
        assertThat(call.is(CallFlag.RESOURCE_SESSION)).isTrue();
    }

    @Test
    void aFunctionsSessionIsToldByItsScope() {
        var call = session("orders")
                .set(ApiField.ISSUER_PRINCIPAL_ID, ROLE)
                .set(ApiField.SCOPE_TYPE, "AWS::Lambda::Function")
                .build();

        assertThat(call.principal()).isEqualTo(ROLE);
        assertThat(call.is(CallFlag.RESOURCE_SESSION)).isTrue();
    }

    @Test
    void aUserOfIdentityCenterIsTheOneForWhomTheCallIs() {
        var call = new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "IdentityCenterUser")
                .set(ApiField.IDENTITY_ACCOUNT, "111122223333")
                .set(ApiField.ON_BEHALF_OF, "94482488-3041-7083-7dcb-f2f2fc3b4e8f");

        assertThat(call.build().principal()).isEqualTo("94482488-3041-7083-7dcb-f2f2fc3b4e8f");
    }

    /** Whatever a session is called, its principal is the role, or the role with that very name. */
    @Property
    void aSessionsPrincipalIsItsRoleOrItself(@ForAll @StringLength(max = 64) String name) {
        ApiCall call = session(name).set(ApiField.ISSUER_PRINCIPAL_ID, ROLE).build();
        String itself = call.text(ApiField.PRINCIPAL_ID);

        assertThat(call.principal()).isIn(ROLE, itself);
        assertThat(call.principal().equals(itself))
                .isEqualTo(call.is(CallFlag.INSTANCE_SESSION) || call.is(CallFlag.PERSON_SESSION));
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

        assertThat(here.entityHash()).isNotEqualTo(there.entityHash());
    }

    private static ApiCallBuilder session(String name) {
        return new ApiCallBuilder()
                .set(ApiField.IDENTITY_TYPE, "AssumedRole")
                .set(ApiField.PRINCIPAL_ID, ROLE + ":" + name);
    }
}
