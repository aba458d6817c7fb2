package io.vigil.patterns;

import static io.vigil.testkit.Given.ACCOUNT;
import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceKeyTest {
    private static final String INSTANCE = "i-0123456789abcdef0";
    private static final String SESSION = "AROAEXAMPLEEXAMPLE000:" + INSTANCE;

    @Test
    void anInstanceItsRoleSessionAndTheRolesAssumedWithThatAreOneKey() {
        var instance = signal("any").principal(null).instance(INSTANCE).build();
        var session = signal("any").principal(SESSION).build();
        var assumed = signal("any")
                .principal("AROAADMINADMINADMIN0")
                .root(ACCOUNT + "/" + SESSION)
                .build();

        assertThat(SequenceKey.INSTANCE.of(instance))
                .isNotNull()
                .isEqualTo(SequenceKey.INSTANCE.of(session))
                .isEqualTo(SequenceKey.INSTANCE.of(assumed));
    }

    @Test
    void aRoleThatAPersonAssumedBelongsToNoInstance() {
        var role = signal("any")
                .principal("AROAEXAMPLEEXAMPLE000")
                .root(ACCOUNT + "/alice")
                .build();

        assertThat(SequenceKey.INSTANCE.of(role)).isNull();
    }

    @Test
    void aBucketAndAnAddressAreTheSameInEveryAccount() {
        var one = signal("any")
                .bucket("payroll")
                .from("198.51.100.7")
                .in("111111111111")
                .build();
        var other = signal("any")
                .bucket("payroll")
                .from("198.51.100.9")
                .in("222222222222")
                .build();

        assertThat(SequenceKey.BUCKET.of(one)).isEqualTo(SequenceKey.BUCKET.of(other));
        assertThat(SequenceKey.NETWORK.of(one)).isEqualTo(SequenceKey.NETWORK.of(other));
        assertThat(SequenceKey.REMOTE.of(one)).isNotEqualTo(SequenceKey.REMOTE.of(other));
        assertThat(SequenceKey.PRINCIPAL.of(one)).isNotEqualTo(SequenceKey.PRINCIPAL.of(other));
    }

    @Test
    void aUserOfIdentityCenterIsOneInAllPermissionSets() {
        var here = signal("any")
                .principal("AROAADMINADMINADMIN0:paula")
                .userName("AWSReservedSSO_Admin_0123456789abcdef")
                .build();
        var there = signal("any")
                .principal("AROASUPPORTSUPPORT00:paula")
                .userName("AWSReservedSSO_Support_fedcba9876543210")
                .build();
        var elsewhere = signal("any")
                .principal("AROAADMINADMINADMIN1:paula")
                .userName("AWSReservedSSO_Admin_0123456789abcdef")
                .in("222222222222")
                .build();
        var colleague = signal("any")
                .principal("AROAADMINADMINADMIN0:olaf")
                .userName("AWSReservedSSO_Admin_0123456789abcdef")
                .build();

        assertThat(SequenceKey.PRINCIPAL.of(here))
                .isEqualTo(SequenceKey.PRINCIPAL.of(there))
                .isNotEqualTo(SequenceKey.PRINCIPAL.of(colleague))
                .isNotEqualTo(SequenceKey.PRINCIPAL.of(elsewhere));
    }

    @Test
    void whatIsNoAddressLiesInNoNetwork() {
        var service = signal("any").from("ec2.amazonaws.com").build();

        assertThat(SequenceKey.NETWORK.of(service)).isNull();
    }

    @Test
    void theVerbTellsWhatACallDoes() {
        assertThat(ApiEffect.of("DescribeInstances")).isEqualTo("read");
        assertThat(ApiEffect.of("BatchGetItem")).isEqualTo("read");
        assertThat(ApiEffect.of("PutObject")).isEqualTo("create");
        assertThat(ApiEffect.of("TerminateInstances")).isEqualTo("delete");
        assertThat(ApiEffect.of("UpdateAccessKey")).isEqualTo("change");
        assertThat(ApiEffect.of(null)).isNull();
    }
}
