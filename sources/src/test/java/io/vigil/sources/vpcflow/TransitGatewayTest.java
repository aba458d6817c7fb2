package io.vigil.sources.vpcflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.Outcome;
import org.junit.jupiter.api.Test;

/** Lines of transit gateways, as the hosts behind its attachments see them. */
class TransitGatewayTest {
    private static final String GATEWAY =
            "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 444455556666 777788889999 vpc-a vpc-b subnet-a subnet-b eni-a eni-b"
                    + " use1-az1 use1-az2 tgw-attach-2 10.1.0.5 10.2.0.9 50000 22 6 10 900 1750000000 1750000060 OK IPv4 0 0 0 0 2 us-east-1 %s - -";

    @Test
    void whatATransitGatewayTakesInIsSentByTheHostAtItsSource() {
        NetworkFlow flow = only(GATEWAY.formatted("ingress"));

        assertThat(flow.networkInterface()).isEqualTo("eni-a");
        assertThat(flow.account()).isEqualTo("444455556666");
        assertThat(flow.vpc()).isEqualTo("vpc-a");
        assertThat(flow.subnet()).isEqualTo("subnet-a");
        assertThat(flow.direction()).isEqualTo(FlowDirection.EGRESS);
    }

    @Test
    void whatATransitGatewaySendsOutIsReceivedByTheHostAtItsDestination() {
        NetworkFlow flow = only(GATEWAY.formatted("egress"));

        assertThat(flow.networkInterface()).isEqualTo("eni-b");
        assertThat(flow.account()).isEqualTo("777788889999");
        assertThat(flow.direction()).isEqualTo(FlowDirection.INGRESS);
    }

    @Test
    void aHostBehindAVpnOrAPeeringIsSeenByItsAttachment() {
        NetworkFlow flow = only(GATEWAY.formatted("ingress")
                .replace("444455556666", "-")
                .replace("vpc-a", "-")
                .replace("subnet-a", "-")
                .replace("eni-a", "-"));

        assertThat(flow.networkInterface()).isEqualTo("tgw-attach-1");
        assertThat(flow.account()).isEqualTo("111122223333");
        assertThat(flow.direction()).isEqualTo(FlowDirection.EGRESS);
    }

    @Test
    void noHostOfAVpcHasAPublicAddressWhicheverWayTheGatewayLooks() {
        NetworkFlow flow = only(GATEWAY.formatted("egress").replace("10.2.0.9", "203.0.113.66"));

        assertThat(flow.networkInterface()).isEqualTo("eni-a");
        assertThat(flow.direction()).isEqualTo(FlowDirection.EGRESS);
    }

    @Test
    void hostsBehindOneAttachmentAreToldApartWhateverTheForm() {
        NetworkFlow object = only("""
                {"tgw_attachment_id":"tgw-attach-1","account_id":"111122223333","tgw_src_eni":"eni-a","tgw_dst_eni":"eni-b",
                "srcaddr":"10.1.0.5","dstaddr":"10.2.0.9","srcport":"50000","dstport":"22","protocol":"6","packets":"10","bytes":"900",
                "start":"1750000000","end":"1750000060","log_status":"OK","flow_direction":"egress"}""");
        NetworkFlow line =
                only("account-id tgw-attachment-id tgw-src-eni tgw-dst-eni srcaddr dstaddr start end flow-direction\n"
                        + "111122223333 tgw-attach-1 eni-a eni-b 10.1.0.5 10.2.0.9 1750000000 1750000060 egress");

        assertThat(object.networkInterface()).isEqualTo("eni-b");
        assertThat(line.networkInterface()).isEqualTo("eni-b");
        assertThat(line.direction()).isEqualTo(FlowDirection.INGRESS);
    }

    private static NetworkFlow only(String input) {
        var outcome = Outcome.of(new VpcFlowFormat(null), input);
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }
}
