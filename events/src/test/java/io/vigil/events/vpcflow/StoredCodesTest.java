package io.vigil.events.vpcflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Tactic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The numbers by which savepoints know constants. A number here never changes and is never given to another constant; whoever adds one adds a
 * line. A constant may move in its file where it has a code of its own; those of which the place is stored may not.
 */
class StoredCodesTest {
    @Test
    void addressClasses() {
        assertThat(Arrays.stream(AddressClass.values()).map(each -> each.code() + " " + each))
                .containsExactlyInAnyOrder(
                        "0 UNKNOWN",
                        "1 PUBLIC",
                        "2 PRIVATE",
                        "3 LINK_LOCAL",
                        "4 RESERVED",
                        "5 AWS_SERVICE",
                        "6 AWS_INTERNAL",
                        "7 MALFORMED");
        assertThat(AddressClass.values()).allMatch(each -> AddressClass.of(each.code()) == each);
        assertThat(Origin.of(AddressClass.MALFORMED, 0, null, 0).packed()).isEqualTo(7L << 48);
    }

    @Test
    void tactics() {
        assertThat(Arrays.stream(Tactic.values()).map(each -> each.code() + " " + each))
                .containsExactlyInAnyOrder(
                        "0 RECONNAISSANCE",
                        "1 INITIAL_ACCESS",
                        "2 EXECUTION",
                        "3 PERSISTENCE",
                        "4 PRIVILEGE_ESCALATION",
                        "5 DEFENSE_EVASION",
                        "6 CREDENTIAL_ACCESS",
                        "7 DISCOVERY",
                        "8 LATERAL_MOVEMENT",
                        "9 COLLECTION",
                        "10 COMMAND_AND_CONTROL",
                        "11 EXFILTRATION",
                        "12 IMPACT");
        assertThat(Tactic.values()).allMatch(each -> Tactic.of(each.code()) == each);
    }

    @Test
    void whatFlowRecordsSay() {
        assertThat(Arrays.stream(FlowStatus.values()).map(each -> each.code + " " + each))
                .containsExactlyInAnyOrder("0 OK", "1 NODATA", "2 SKIPDATA");
        assertThat(FlowStatus.values()).allMatch(each -> FlowStatus.of(each.code) == each);
        assertThat(Arrays.stream(FlowDirection.values()).map(each -> each.code + " " + each))
                .containsExactlyInAnyOrder("0 UNKNOWN", "1 INGRESS", "2 EGRESS");
        assertThat(FlowDirection.values()).allMatch(each -> FlowDirection.of(each.code) == each);
    }

    @Test
    void placesOfTheTextsOfACall() {
        assertThat(places(ApiField.values())).containsExactly(split("""
                event_id account region service name event_type event_category error_code error_message source_ip user_agent
                identity_type principal_id identity_arn identity_account access_key user_name invoked_by issuer_type
                issuer_principal_id issuer_arn issuer_account issuer_user_name session_created source_identity role_delivery
                scope_type scope_issued_to vpc_endpoint vpc_endpoint_account shared_event_id bucket object_key principal model
                issued_in_vpc on_behalf_of minted_key elastic_ip allocation"""));
    }

    private static List<String> places(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String[] split(String names) {
        return names.split("\\s+");
    }
}
