package io.vigil.sources.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.sources.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CloudTrailFormatTest {
    private static final String MINIMAL = Records.call("CreateUser", "e1");

    @Test
    void readsEveryFieldOfARecord() {
        ApiCall call = only(Records.FULL);

        assertThat(call.time()).isEqualTo(Instant.parse("2024-05-01T10:11:12Z").toEpochMilli());
        assertThat(call.bytesOut()).isEqualTo(931);
        assertThat(call.principal()).isEqualTo("AROAEXAMPLEEXAMPLEXX:i-0abcdef1234567890");
        assertThat(Arrays.stream(ApiField.values()).filter(field -> !call.has(field)))
                .isEmpty();
        assertThat(call.text(ApiField.ACCOUNT)).isEqualTo("444455556666");
        assertThat(call.text(ApiField.USER_AGENT)).isEqualTo("aws-cli/2.15 päth");
        assertThat(call.text(ApiField.OBJECT_KEY)).isEqualTo("a/ö.txt");
        assertThat(call.text(ApiField.MODEL)).isEqualTo("anthropic.large");
        assertThat(call.text(ApiField.ISSUER_ARN)).isEqualTo("arn:aws:iam::111122223333:role/web");
        assertThat(call.is(CallFlag.READ_ONLY)).isTrue();
        assertThat(call.is(CallFlag.MFA)).isTrue();
        assertThat(call.is(CallFlag.FROM_CONSOLE)).isTrue();
        assertThat(call.is(CallFlag.ASSUMED_ROOT)).isTrue();
        assertThat(call.is(CallFlag.MANAGEMENT)).isFalse();
    }

    @Test
    void keepsTheUnreadPartsAsTheyStand() {
        ApiCall call = only(Records.FULL);

        assertThat(call.raw(RawPart.RECORD)).hasToString(Records.FULL);
        assertThat(call.raw(RawPart.RESPONSE_ELEMENTS))
                .hasToString("{\"a\":[{\"b\":\"c\"}],\"credentials\":{\"accessKeyId\":\"ASIACHILD\"},"
                        + "\"publicIp\":\"192.0.2.9\",\"allocationId\":\"eipalloc-1\"}");
        assertThat(call.raw(RawPart.RESOURCES))
                .hasToString("[{\"type\":\"AWS::S3::Object\",\"ARN\":\"arn:aws:s3:::b1/a\"}]");
        assertThat(only(MINIMAL).raw(RawPart.REQUEST_PARAMETERS)).isNull();
    }

    @Test
    void theModelOfACallIsItsModelOrItsEndpoint() {
        ApiCall asked = only(with("\"requestParameters\":{\"endpointName\":\"prices\"}"));

        assertThat(asked.text(ApiField.MODEL)).isEqualTo("prices");
    }

    @Test
    void anElasticAddressIsWhatWasAskedForWhereTheAnswerTellsNone() {
        ApiCall released =
                only(with("\"requestParameters\":{\"allocationId\":\"eipalloc-2\",\"publicIp\":\"192.0.2.8\"}"));

        assertThat(released.text(ApiField.ALLOCATION)).isEqualTo("eipalloc-2");
        assertThat(released.text(ApiField.ELASTIC_IP)).isEqualTo("192.0.2.8");
    }

    @Test
    void anEscapeCannotHideAField() {
        ApiCall call =
                only(MINIMAL.replace("\"eventName\":\"CreateUser\"", "\"event\\u004eame\":\"Create\\u0055ser\""));

        assertThat(call.name()).isEqualTo("CreateUser");
    }

    @Test
    void takesTheAccountOfTheIdentityWhereNoRecipientIsTold() {
        ApiCall call = only(with("\"userIdentity\":{\"accountId\":\"111122223333\"}"));

        assertThat(call.account()).isEqualTo("111122223333");
    }

    @Test
    void aRecordWithoutIdHasTheSameOneEachTime() {
        String record = MINIMAL.replace(",\"eventID\":\"e1\"", "");

        String id = only(record).id();

        assertThat(id).isNotEmpty().isEqualTo(only(record).id());
        assertThat(only(record.replace("CreateUser", "DeleteUser")).id()).isNotEqualTo(id);
    }

    @Test
    void knowsManagementEventsOfEveryAge() {
        assertThat(only(MINIMAL).is(CallFlag.MANAGEMENT)).isTrue();
        assertThat(only(with("\"eventCategory\":\"Management\"")).is(CallFlag.MANAGEMENT))
                .isTrue();
        assertThat(only(with("\"managementEvent\":true")).is(CallFlag.MANAGEMENT))
                .isTrue();
        assertThat(only(with("\"managementEvent\":\"true\"")).is(CallFlag.MANAGEMENT))
                .isTrue();
        assertThat(only(with("\"managementEvent\":false")).is(CallFlag.MANAGEMENT))
                .isFalse();
        assertThat(only(with("\"eventCategory\":\"Data\"")).is(CallFlag.MANAGEMENT))
                .isFalse();
        assertThat(only(with("\"eventCategory\":\"NetworkActivity\"")).is(CallFlag.MANAGEMENT))
                .isFalse();
    }

    @Test
    void knowsMultiFactorSignIns() {
        assertThat(only(with("\"additionalEventData\":{\"MFAUsed\":\"Yes\"}")).is(CallFlag.MFA))
                .isTrue();
        assertThat(only(with("\"additionalEventData\":{\"MFAUsed\":\"No\"}")).is(CallFlag.MFA))
                .isFalse();
    }

    @Test
    void readsBytesSentHoweverTheyAreWritten() {
        assertThat(bytesOut("931")).isEqualTo(931);
        assertThat(bytesOut("931.75")).isEqualTo(931);
        assertThat(bytesOut("\"931\"")).isEqualTo(931);
        assertThat(bytesOut("9.31E2")).isEqualTo(931);
        assertThat(bytesOut("1000000000000000000")).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(only(MINIMAL).bytesOut()).isEqualTo(-1);
    }

    @Test
    void refusesBytesSentThatNoNumberCanHold() {
        for (String value : new String[] {"-1", "1e400", "99999999999999999999", "\"many\""}) {
            assertThat(refusal(with("\"additionalEventData\":{\"bytesTransferredOut\":%s}".formatted(value))))
                    .as(value)
                    .isEqualTo(Reason.BAD_FIELD);
        }
    }

    @Test
    void inventedRegionsAndMalformedAddressesSurvive() {
        ApiCall call = only(with("\"awsRegion\":\"me-south-1r\",\"sourceIPAddress\":\"035.249.253.232\""));

        assertThat(call.region()).isEqualTo("me-south-1r");
        assertThat(call.text(ApiField.SOURCE_IP)).isEqualTo("035.249.253.232");
    }

    @Test
    void numbersAndFlagsWhereTextsAreExpectedSurvive() {
        ApiCall call = only(with(
                "\"recipientAccountId\":111122223333,\"errorCode\":true,\"readOnly\":\"true\",\"userAgent\":null"));

        assertThat(call.account()).isEqualTo("111122223333");
        assertThat(call.text(ApiField.ERROR_CODE)).isEqualTo("true");
        assertThat(call.is(CallFlag.READ_ONLY)).isTrue();
        assertThat(call.has(ApiField.USER_AGENT)).isFalse();
    }

    @Test
    void emptyTextsAndObjectsInPlaceOfTextsAreAbsent() {
        ApiCall call = only(with("\"errorCode\":\"\",\"errorMessage\":{\"a\":1},\"userIdentity\":\"nobody\""));

        assertThat(call.failed()).isFalse();
        assertThat(call.has(ApiField.ERROR_MESSAGE)).isFalse();
        assertThat(call.principal()).isEmpty();
    }

    @Test
    void theLastOfTwoMembersCounts() {
        assertThat(only(with("\"eventName\":\"DeleteUser\"")).name()).isEqualTo("DeleteUser");

        ApiCall call = only(
                with("\"userIdentity\":{\"type\":\"Root\",\"arn\":\"a\"},\"userIdentity\":{\"type\":\"IAMUser\"}"));

        assertThat(call.text(ApiField.IDENTITY_TYPE)).isEqualTo("IAMUser");
        assertThat(call.has(ApiField.IDENTITY_ARN)).isFalse();
    }

    @Test
    void refusesARecordWithoutTimeServiceOrName() {
        for (String name : new String[] {"eventTime", "eventSource", "eventName"}) {
            assertThat(refusal(MINIMAL.replace(name, "other"))).as(name).isEqualTo(Reason.MISSING_FIELD);
            assertThat(refusal(with("\"%s\":null".formatted(name)))).as(name).isEqualTo(Reason.MISSING_FIELD);
            assertThat(refusal(with("\"%s\":{}".formatted(name)))).as(name).isEqualTo(Reason.MISSING_FIELD);
        }
    }

    @Test
    void readsTimesWithFractionAndOffset() {
        assertThat(only(with("\"eventTime\":\"2024-05-01T12:11:12.5+02:00\"")).time())
                .isEqualTo(Instant.parse("2024-05-01T10:11:12.500Z").toEpochMilli());
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThat(refusal(with("\"eventTime\":\"2999-01-01T00:00:00Z\""))).isEqualTo(Reason.FUTURE);
        assertThat(refusal(with("\"eventTime\":\"1970-01-01T00:00:00Z\""))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(with("\"eventTime\":\"-0044-03-15T00:00:00Z\""))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(with("\"eventTime\":\"yesterday\""))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(with("\"eventTime\":\"2024-02-30T00:00:00Z\""))).isEqualTo(Reason.BAD_FIELD);
        assertThat(refusal(with("\"eventTime\":1714558272"))).isEqualTo(Reason.BAD_FIELD);
    }

    @Test
    void refusesOtherJson() {
        assertThat(refusal("{}")).isEqualTo(Reason.NOT_A_RECORD);
        assertThat(refusal("{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2024-05-01T10:11:12Z\"}"))
                .isEqualTo(Reason.NOT_A_RECORD);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(refusal(MINIMAL.replace("\"e1\"", "nope"))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(MINIMAL.replace("e1", "\\x"))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(MINIMAL.replace("e1", "tab\there"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesWhatIsNotUtf8EvenWhereNobodyReads() {
        byte[] record = with("\"tlsDetails\":{\"x\":\"~\"}").getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < record.length; at++) {
            record[at] = record[at] == '~' ? (byte) 0xff : record[at];
        }

        var outcome = Outcome.of(new CloudTrailFormat(), record);

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.reasons()).containsExactly(Reason.ENCODING);
    }

    @Test
    void refusesWhatIsLongerOrDeeperThanAnyRecord() {
        assertThat(refusal(with("\"x\":\"" + "y".repeat(10 << 20) + "\""))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(with("\"x\":\"" + "y".repeat(30 << 20) + "\""))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(with("\"x\":" + "[".repeat(200) + "]".repeat(200)))).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(with("\"x\":" + "[".repeat(100_000) + "]".repeat(100_000))))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(with("\"errorMessage\":\"" + "y".repeat(70_000) + "\"")))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(with("\"x\":" + "1".repeat(2_000)))).isEqualTo(Reason.TOO_LARGE);
    }

    private static String with(String members) {
        return MINIMAL.substring(0, MINIMAL.length() - 1) + "," + members + "}";
    }

    private static long bytesOut(String value) {
        return only(with("\"additionalEventData\":{\"bytesTransferredOut\":%s}".formatted(value)))
                .bytesOut();
    }

    private static ApiCall only(String record) {
        var outcome = Outcome.of(new CloudTrailFormat(), record);
        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.events()).hasSize(1);
        return outcome.events().get(0);
    }

    private static Reason refusal(String record) {
        var outcome = Outcome.of(new CloudTrailFormat(), record);
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.rejected()).hasSize(1);
        return outcome.reasons().get(0);
    }
}
