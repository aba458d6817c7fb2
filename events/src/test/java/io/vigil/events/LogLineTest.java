package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void aCallShowsItsRecordAsItStandsWhileThatIsThere() {
        String record = "{\"eventName\" : \"CreateUser\",\"requestParameters\":{\"userName\":\"mallory\"}}";

        assertThat(LogLine.of(call(record))).hasToString(record);
    }

    @Test
    void behindAShuffleACallShowsWhatIsKeptOfItUnderTheLogsNames() throws IOException {
        ApiCall received = Carried.over(ApiCall.class, call("{}"));

        assertThat(LogLine.of(received))
                .hasToString("{\"eventTime\":\"1970-01-01T00:00:01Z\",\"eventName\":\"CreateUser\","
                        + "\"userAgent\":\"a \\\"b\\\" \\u001b\",\"userIdentity.userName\":\"alice\"}");
    }

    @Test
    void ofARecordThatIsTooLongItIsWhatIsKeptOfIt() {
        String record = "{\"x\":\"" + "y".repeat(LogLine.LONGEST) + "\"}";

        assertThat(LogLine.of(call(record)).toString())
                .startsWith("{\"eventTime\"")
                .contains("CreateUser");
    }

    @Test
    void whatIsKeptIsLeftOutWhenItIsTooLongItself() {
        var call = new ApiCallBuilder().set(ApiField.USER_AGENT, "y".repeat(LogLine.LONGEST));

        assertThat(LogLine.of(Objects.requireNonNull(call.build())).isEmpty()).isTrue();
    }

    @Test
    void aFlowAndAQueryShowTheirFieldsUnderTheLogsNames() {
        FlowOwner owner =
                new FlowOwner.Builder().set(FlowText.INTERFACE, "eni-1").build();
        NetworkFlow silent = new NetworkFlowBuilder(Objects.requireNonNull(owner))
                .during(1000, 2000)
                .status(NetworkFlow.Status.NODATA)
                .build();
        var query = new DnsQueryBuilder().set(QueryField.NAME, "a.example");

        assertThat(LogLine.of(silent))
                .hasToString("{\"interface-id\":\"eni-1\",\"start\":1,\"end\":2,\"log-status\":\"NODATA\"}");
        assertThat(LogLine.of(Objects.requireNonNull(query.build())).toString())
                .contains("\"query_name\":\"a.example\"");
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
