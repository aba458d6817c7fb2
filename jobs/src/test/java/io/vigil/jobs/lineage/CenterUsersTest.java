package io.vigil.jobs.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.events.signals.RootSignal;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.lineage.LineageStep.TracedSignal;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Who signs in with IAM Identity Center is one person with all permission sets. */
class CenterUsersTest {
    private static final String PAULA = Given.ACCOUNT + "/identity-center/paula";
    private static final String ADMINISTRATOR = "AWSReservedSSO_Admin_0123456789abcdef";
    private static final String SUPPORT = "AWSReservedSSO_Support_Tier_1_fedcba9876543210";

    @Test
    void whatTheyMakeIsTheirsWhateverThePermissionSet() {
        var made = issuance(call("iam:CreateAccessKey", "paula").set(ApiField.MINTED_KEY, "AKIAONE"));

        assertThat(made.parent()).isEqualTo(PAULA);
        assertThat(made.leadsOn()).as("whoever signed in is behind it").isFalse();
    }

    @Test
    void areKnownWhateverTheirKey() {
        Signal helped = signal(Given.ACCOUNT, SUPPORT, "keller");

        assertThat(TracedSignal.of(helped).key()).isEqualTo(Given.ACCOUNT + "/identity-center/keller");
        assertThat(rootsOf(helped)).containsExactly(Given.ACCOUNT + "/identity-center/keller");
    }

    @Test
    void aRoleThatIsOnlyNamedAlikeIsItself() {
        Signal other = signal(Given.ACCOUNT, "ReservedSSO_Admin_0123456789abcdef", "paula");

        assertThat(rootsOf(other)).containsExactly(Given.ACCOUNT + "/AROAEXAMPLEEXAMPLE000:paula");
        assertThat(TracedSignal.of(other).key()).isEqualTo("ASIAPAULA");
    }

    private static GivenCall call(String api, String user) {
        return Given.apiCall(api).by("role:" + ADMINISTRATOR + "/" + user);
    }

    private static CredentialIssuance issuance(GivenCall call) {
        return Objects.requireNonNull(CredentialIssuance.of(call.build()));
    }

    private static Signal signal(String account, String role, String user) {
        return Given.signal("some-unit")
                .type("A:B/C")
                .in(account)
                .principal("AROAEXAMPLEEXAMPLE000:" + user)
                .userType("AssumedRole")
                .userName(role)
                .accessKey("ASIA" + user.toUpperCase(Locale.ROOT))
                .build();
    }

    private static List<String> rootsOf(Signal signal) {
        var roots = new ArrayList<String>();
        RootSignal.name(signal, new Collector<>() {
            @Override
            public void collect(RootSignal root) {
                roots.add(root.root());
            }

            @Override
            public void close() {}
        });
        return roots;
    }
}
