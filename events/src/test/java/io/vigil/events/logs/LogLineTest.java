package io.vigil.events.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.codec.Carried;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void aCallShowsItsRecordAsItStandsWhileThatIsThere() {
        String record = "{\"eventName\" : \"CreateUser\",\"requestParameters\":{\"userName\":\"mallory\"}}";

        assertThat(call(record).line()).hasToString(record);
    }

    @Test
    void behindAShuffleACallShowsWhatIsKeptOfItUnderTheLogsNames() throws IOException {
        ApiCall received = Carried.over(ApiCall.class, call("{}"));

        assertThat(received.line())
                .hasToString("{\"eventTime\":\"1970-01-01T00:00:01Z\",\"eventName\":\"CreateUser\","
                        + "\"userAgent\":\"a \\\"b\\\" \\u001b\",\"userIdentity.userName\":\"alice\"}");
    }

    @Test
    void ofARecordThatIsTooLongItIsWhatIsKeptOfIt() {
        String record = "{\"x\":\"" + "y".repeat(LogLine.LONGEST) + "\"}";

        assertThat(call(record).line().toString()).startsWith("{\"eventTime\"").contains("CreateUser");
    }

    @Test
    void whatIsKeptIsLeftOutWhenItIsTooLongItself() {
        var call = new ApiCallBuilder().set(ApiField.USER_AGENT, "y".repeat(LogLine.LONGEST));

        assertThat(Objects.requireNonNull(call.build()).line().isEmpty()).isTrue();
    }

    @Test
    void aFlowAndAQueryShowTheirFieldsUnderTheLogsNames() {
        FlowOwner owner =
                new FlowOwner.Builder().set(FlowText.INTERFACE, "eni-1").build();
        NetworkFlow silent = new NetworkFlowBuilder(Objects.requireNonNull(owner))
                .during(1000, 2000)
                .status(FlowStatus.NODATA)
                .build();
        var query = new DnsQueryBuilder().set(QueryField.NAME, "a.example");

        assertThat(silent.line())
                .hasToString("{\"interface-id\":\"eni-1\",\"start\":1,\"end\":2,\"log-status\":\"NODATA\"}");
        assertThat(Objects.requireNonNull(query.build()).line().toString()).contains("\"query_name\":\"a.example\"");
    }

    private static ApiCall call(String record) {
        ApiCallBuilder call = new ApiCallBuilder()
                .time(1000)
                .set(ApiField.NAME, "CreateUser")
                .set(ApiField.USER_NAME, "alice")
                .set(ApiField.USER_AGENT, "a \"b\" \u001b")
                .raw(RawPart.RECORD, RawJson.of(record));
        return Objects.requireNonNull(call.build());
    }
}
