package io.vigil.events.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceTest {
    @Test
    void recordsOfOneAccountAndRegionHashAlikeInAllLogs() {
        assertThat(flow("111122223333", "eu-west-1", "eni-1").placeHash())
                .isEqualTo(flow("111122223333", "eu-west-1", "eni-2").placeHash())
                .isEqualTo(call("111122223333", "eu-west-1").placeHash())
                .isEqualTo(query("111122223333", "eu-west-1").placeHash());
    }

    @Test
    void anotherAccountOrRegionHashesApart() {
        assertThat(flow("111122223333", "eu-west-1", "eni-1").placeHash())
                .isNotEqualTo(flow("111122224444", "eu-west-1", "eni-1").placeHash())
                .isNotEqualTo(flow("111122223333", "eu-west-2", "eni-1").placeHash())
                .isNotEqualTo(flow("111122223333", null, "eni-1").placeHash());
    }

    private static NetworkFlow flow(String account, @Nullable String region, String networkInterface) {
        FlowOwner owner = new FlowOwner.Builder()
                .set(FlowText.ACCOUNT, account)
                .set(FlowText.REGION, region)
                .set(FlowText.INTERFACE, networkInterface)
                .build();
        return new NetworkFlowBuilder(Objects.requireNonNull(owner)).build();
    }

    private static ApiCall call(String account, String region) {
        return Objects.requireNonNull(new ApiCallBuilder()
                .set(ApiField.ACCOUNT, account)
                .set(ApiField.REGION, region)
                .build());
    }

    private static DnsQuery query(String account, String region) {
        return new DnsQueryBuilder()
                .set(QueryField.ACCOUNT, account)
                .set(QueryField.REGION, region)
                .build();
    }
}
