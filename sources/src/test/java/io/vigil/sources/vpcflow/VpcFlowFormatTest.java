package io.vigil.sources.vpcflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.sources.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VpcFlowFormatTest {
    private static final String LINE =
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end"
                    + " action log-status";
    private static final String VERSION_5 =
            "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport"
                    + " pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags log-status region flow-direction traffic-path";
    private static final String LINE_5 =
            "5 vpc-1 subnet-1 i-01234567890123456 eni-1 123456789010 IPv4 10.0.0.5 10.0.0.220 44444 443"
                    + " 198.51.100.7 10.0.0.221 6 5040 14 1566848875 1566848933 REJECT 18 OK eu-west-1 ingress 8";

    @Test
    void readsTheDefaultFormatWithAndWithoutItsHeader() {
        for (String input :
                new String[] {LINE, HEADER + "\n" + LINE + "\n", HEADER.replace('-', '_') + "\r\n" + LINE + "\r\n"}) {
            NetworkFlow flow = only(input);

            assertThat(flow.time()).isEqualTo(1_418_530_010_000L);
            assertThat(flow.end()).isEqualTo(1_418_530_070_000L);
            assertThat(flow.account()).isEqualTo("123456789010");
            assertThat(flow.networkInterface()).isEqualTo("eni-1235b8ca123456789");
            assertThat(flow.source()).isEqualTo(Ip.parse("172.31.16.139"));
            assertThat(flow.destination()).isEqualTo(Ip.parse("172.31.16.21"));
            assertThat(flow.sourcePort()).isEqualTo(20_641);
            assertThat(flow.destinationPort()).isEqualTo(22);
            assertThat(flow.protocol()).isEqualTo(NetworkFlow.TCP);
            assertThat(flow.packets()).isEqualTo(20);
            assertThat(flow.bytes()).isEqualTo(4_249);
            assertThat(flow.accepted()).isTrue();
            assertThat(flow.status()).isEqualTo(FlowStatus.OK);
            assertThat(flow.tcpFlags()).isEqualTo(-1);
            assertThat(flow.direction()).isEqualTo(FlowDirection.UNKNOWN);
            assertThat(flow.region()).isNull();
            assertThat(flow.instance()).isNull();
        }
    }

    @Test
    void readsAnyOrderOfFieldsByItsHeader() {
        NetworkFlow flow = only(VERSION_5 + "\n" + LINE_5);

        assertThat(flow.instance()).isEqualTo("i-01234567890123456");
        assertThat(flow.vpc()).isEqualTo("vpc-1");
        assertThat(flow.subnet()).isEqualTo("subnet-1");
        assertThat(flow.region()).isEqualTo("eu-west-1");
        assertThat(flow.tcpFlags()).isEqualTo(18);
        assertThat(flow.direction()).isEqualTo(FlowDirection.INGRESS);
        assertThat(flow.accepted()).isFalse();
        assertThat(flow.bytes()).isEqualTo(5_040);
        assertThat(flow.packets()).isEqualTo(14);
    }

    @Test
    void theAddressesOfThePacketWin() {
        NetworkFlow flow = only(VERSION_5 + "\n" + LINE_5);

        assertThat(flow.source()).hasToString("198.51.100.7");
        assertThat(flow.destination()).hasToString("10.0.0.221");
    }

    @Test
    void theAddressesOfTheInterfaceStandInForThoseOfThePacket() {
        NetworkFlow flow = only(VERSION_5 + "\n" + LINE_5.replace("198.51.100.7 10.0.0.221", "- -"));

        assertThat(flow.source()).hasToString("10.0.0.5");
        assertThat(flow.destination()).hasToString("10.0.0.220");
    }

    @Test
    void aHeaderInTheMiddleChangesTheOrder() {
        var outcome = read(LINE + "\n" + VERSION_5 + "\n" + LINE_5 + "\n" + HEADER + "\n" + LINE);

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).extracting(NetworkFlow::destinationPort).containsExactly(22, 443, 22);
    }

    @Test
    void readsTheOrderThatIsGiven() {
        var braced = VERSION_5.replaceAll("([a-z-]+)", "\\${$1}");

        for (String order : new String[] {VERSION_5, braced, VERSION_5.replace('-', '_')}) {
            assertThat(Outcome.of(new VpcFlowFormat(order), LINE_5).events()).hasSize(1);
        }
    }

    @Test
    void knowsTheFieldsOfTheNewestVersion() {
        String order = VERSION_5
                + " ecs-task-id reject-reason resource-id encryption-status instance-tag asg-tag-2 interface-type"
                + " next-hop-vpc-id";

        var outcome = read(order + "\n" + LINE_5.replaceFirst("5", "11") + " - BPA - 3 Name%3Dweb - nat_gateway vpc-2");

        assertThat(outcome.events()).hasSize(1);
    }

    @Test
    void aHeaderWithAFieldOfALaterVersionIsStillOne() {
        var outcome = read(HEADER + " quantum-state\n" + LINE + " up");

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
    }

    @Test
    void anOrderWithUnknownFieldsIsRefusedWhole() {
        assertThatThrownBy(() -> new VpcFlowFormat("version srcadr dstaddr ${bites}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("srcadr")
                .hasMessageContaining("bites");
    }

    @Test
    void linesWithoutTrafficAreEventsOfTheirStatus() {
        for (FlowStatus status : new FlowStatus[] {FlowStatus.NODATA, FlowStatus.SKIPDATA}) {
            NetworkFlow flow = only("2 123456789010 eni-1 - - - - - - - 1431280876 1431280934 - " + status);

            assertThat(flow.status()).isEqualTo(status);
            assertThat(flow.source()).isNull();
            assertThat(flow.destination()).isNull();
            assertThat(flow.bytes()).isZero();
            assertThat(flow.accepted()).isFalse();
        }
    }

    @Test
    void aFormatWithoutStatusTellsTrafficByItsAddresses() {
        var outcome = read("srcaddr dstaddr start bytes\n10.0.0.1 10.0.0.2 1418530010 5\n- - 1418530010 -");

        assertThat(outcome.events()).extracting(NetworkFlow::status).containsExactly(FlowStatus.OK, FlowStatus.NODATA);
    }

    @Test
    void readsIpv6() {
        NetworkFlow flow = only(LINE.replace("172.31.16.139", "2001:db8:1234:a100:8d6e:3477:df66:f105"));

        assertThat(flow.source()).hasToString("2001:db8:1234:a100:8d6e:3477:df66:f105");
    }

    @Test
    void readsEnvelopesAndFirehoseMessages() {
        String event = "{\"id\":\"1\",\"timestamp\":1,\"message\":\"" + LINE + "\"}";
        String envelope = "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[" + event + "," + event + "]}";

        assertThat(read(envelope + envelope + "\n" + envelope).events()).hasSize(6);
        assertThat(Outcome.of(new VpcFlowFormat(null), Outcome.gzip(envelope)).events())
                .hasSize(2);
        assertThat(read("{\"message\":\"" + LINE + "\"}{\"message\":\"" + LINE + "\"}\n" + LINE)
                        .events())
                .hasSize(3);
    }

    @Test
    void theSameLineHasTheSameIdAndAnotherLineAnother() {
        assertThat(only(LINE).id()).isEqualTo(only("  " + LINE + " \r\n").id()).hasSize(16);
        assertThat(only(LINE.replace("4249", "4250")).id())
                .isNotEqualTo(only(LINE).id());
    }

    @Test
    void refusesNumbersOutOfRange() {
        for (String[] change : new String[][] {
            {" 22 ", " 65536 "},
            {" 22 ", " -1 "},
            {" 22 ", " x "},
            {" 6 ", " 256 "},
            {" 4249 ", " 99999999999999999999 "},
            {" 1418530070 ", " 99999999999999999 "},
            {"2 ", "100 "},
            {" 1418530070 ", " 1418530009 "},
            {" 1418530010 ", " 0 "}
        }) {
            assertThat(refusal(LINE.replaceFirst(change[0], change[1])))
                    .as(change[1])
                    .isEqualTo(Reason.BAD_FIELD);
        }
    }

    @Test
    void refusesTimesInTheFuture() {
        assertThat(refusal(LINE.replace("14185300", "94185300"))).isEqualTo(Reason.FUTURE);
        assertThat(refusal(LINE.replace("1418530070", "9418530070"))).isEqualTo(Reason.FUTURE);
    }

    @Test
    void refusesValuesThatTheFieldDoesNotHave() {
        assertThat(refusal(LINE.replace("172.31.16.21", "172.31.16.256"))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(LINE.replace("172.31.16.21", "035.1.1.1"))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(LINE.replace("172.31.16.21", "-"))).isEqualTo(Reason.MISSING_FIELD);
        assertThat(refusal(LINE.replace("ACCEPT", "PERHAPS"))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(LINE.replace("OK", "FINE"))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal("srcaddr dstaddr\n10.0.0.1 10.0.0.2")).isEqualTo(Reason.MISSING_FIELD);
    }

    @Test
    void aBadLineCostsNoNeighbour() {
        var outcome = read(String.join(
                "\n", LINE, LINE + " more", "2 1", "junk", "{\"a\":1}", "{\"a\":", "x".repeat(10 << 20), LINE));

        assertThat(outcome.events()).hasSize(2);
        assertThat(outcome.reasons())
                .containsExactly(
                        Reason.MALFORMED,
                        Reason.MALFORMED,
                        Reason.MALFORMED,
                        Reason.NOT_A_RECORD,
                        Reason.MALFORMED,
                        Reason.TOO_LARGE);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        line[LINE.indexOf("eni-")] = (byte) 0xff;

        assertThat(Outcome.of(new VpcFlowFormat(null), line).reasons()).containsExactly(Reason.ENCODING);
    }

    private static Outcome<NetworkFlow> read(String input) {
        return Outcome.of(new VpcFlowFormat(null), input);
    }

    private static NetworkFlow only(String input) {
        var outcome = read(input);
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }

    private static Reason refusal(String input) {
        var outcome = read(input);
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.rejected()).hasSize(1);
        return outcome.reasons().get(0);
    }
}
