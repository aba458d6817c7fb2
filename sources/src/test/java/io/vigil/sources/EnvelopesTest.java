package io.vigil.sources;

import static io.vigil.sources.Wrapped.base64;
import static io.vigil.sources.Wrapped.call;
import static io.vigil.sources.Wrapped.eventBridge;
import static io.vigil.sources.Wrapped.quote;
import static io.vigil.sources.Wrapped.sns;
import static io.vigil.sources.Wrapped.sqs;
import static io.vigil.sources.Wrapped.subscription;
import static io.vigil.sources.Wrapped.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.sources.PassedOver.Kind;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

/** Whatever AWS and its tools put around records, of all three logs. */
class EnvelopesTest {
    private static final String A = call("a");
    private static final String B = call("b");
    private static final String FLOW =
            "2 111122223333 eni-1 10.0.0.7 198.51.100.9 40000 443 6 10 1200 1750672800 1750672860 ACCEPT OK";
    private static final String QUERY = "{\"version\":\"1.1\",\"account_id\":\"111122223333\",\"vpc_id\":\"vpc-1\","
            + "\"query_timestamp\":\"2025-06-23T10:00:00Z\",\"query_name\":\"example.com.\",\"query_type\":\"A\"}";

    private static final String VIA_TRAIL = "AWS API Call via CloudTrail";

    @Test
    void readsWhatLookUpEventsPrintsWithWhatStandsBehindTheEvents() {
        String output = "{\"Events\":[{\"EventId\":\"a\",\"Resources\":[],\"CloudTrailEvent\":" + quote(A)
                + "},{\"EventId\":\"b\",\"CloudTrailEvent\":" + quote(B) + "}],\"NextToken\":\"t\",\"Meta\":{\"n\":1}}";

        assertCalls(output, "a", "b");
        assertCalls(output.replace("},{", "},\n  {"), "a", "b");
        assertCalls("{\"Events\":[]}");
    }

    @Test
    void readsEventBridgeInSnsInSqsAndRawDelivery() {
        String event = eventBridge(VIA_TRAIL, A);

        assertCalls(sns(event), "a");
        assertCalls(sqs(sns(event), sns(eventBridge(VIA_TRAIL, B))), "a", "b");
        assertCalls(sqs(event), "a");
        assertCalls(
                "{\"Records\":[{\"messageId\":\"1\",\"body\":" + quote(sns(event)) + ",\"eventSource\":\"aws:sqs\"}]}",
                "a");
        assertCalls("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + sns(event) + "}]}", "a");
    }

    @Test
    void readsWhatLambdaGetsFromCloudWatchAndFromKinesis() {
        byte[] gzip = Outcome.gzip(subscription(A, B));

        assertCalls("{\"awslogs\":{\"data\":" + base64(gzip) + "}}", "a", "b");
        assertCalls(kinesis(gzip), "a", "b");
        assertCalls(kinesis(utf8(A + "\n" + B)), "a", "b");
        assertCalls(
                "{\"records\":[{\"recordId\":\"1\",\"data\":" + base64(gzip) + "}],\"region\":\"eu-west-1\"}",
                "a",
                "b");
    }

    private static String kinesis(byte[] data) {
        return "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"1\",\"data\":" + base64(data)
                + "},\"eventSource\":\"aws:kinesis\",\"eventName\":\"aws:kinesis:record\"}]}";
    }

    @Test
    void readsRecordsThatTheKinesisProducerLibraryHasPacked() throws Exception {
        byte[] packed = kpl(Outcome.gzip(subscription(A)), utf8(B));

        assertThat(Outcome.of(new CloudTrailFormat(), packed).ids()).containsExactly("a", "b");
        assertCalls(kinesis(packed), "a", "b");
        packed[9] ^= 1;
        assertThat(Outcome.of(new CloudTrailFormat(), packed).reasons())
                .containsExactly(io.vigil.events.Rejected.Reason.CARRIER);
    }

    /** As the library writes it: a table of partition keys, and records that point into it. */
    private static byte[] kpl(byte[]... data) throws Exception {
        var message = new ByteArrayOutputStream();
        field(message, 1, utf8("key"));
        for (byte[] each : data) {
            var record = new ByteArrayOutputStream();
            record.write(new byte[] {8, 0});
            field(record, 3, each);
            field(message, 3, record.toByteArray());
        }
        var packed = new ByteArrayOutputStream();
        packed.write(new byte[] {(byte) 0xf3, (byte) 0x89, (byte) 0x9a, (byte) 0xc2});
        packed.write(message.toByteArray());
        packed.write(MessageDigest.getInstance("MD5").digest(message.toByteArray()));
        return packed.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] value) {
        out.write(number << 3 | 2);
        for (int rest = value.length; ; rest >>>= 7) {
            out.write(rest > 127 ? rest & 127 | 128 : rest);
            if (rest <= 127) {
                break;
            }
        }
        out.writeBytes(value);
    }

    @Test
    void readsWhatTheToolsOfCloudWatchLogsPrint() {
        String filtered =
                "{\"events\":[{\"logStreamName\":\"s\",\"timestamp\":1,\"message\":%s,\"eventId\":\"1\"}],\"searchedLogStreams\":[]}";
        String insights = "{\"results\":[[{\"field\":\"@timestamp\",\"value\":\"2025-06-23 10:00:00.000\"},"
                + "{\"field\":\"@message\",\"value\":%s},{\"field\":\"@ptr\",\"value\":\"CmEKJg\"}]],\"status\":\"Complete\"}";

        assertCalls(filtered.formatted(quote(A)), "a");
        assertCalls(insights.formatted(quote(A)), "a");
        assertCalls(
                "[{\"@timestamp\":\"2025-06-23 10:00:00\",\"@message\":" + quote(A) + "},{\"@message\":" + B + "}]",
                "a",
                "b");
        assertThat(flows(filtered.formatted(quote(FLOW))).events()).hasSize(1);
        assertThat(flows(insights.formatted(quote(FLOW))).events()).hasSize(1);
        assertThat(Outcome.of(new ResolverFormat(), filtered.formatted(quote(QUERY)))
                        .events())
                .hasSize(1);
    }

    @Test
    void readsExportsWithATimeBeforeEachMessage() {
        String time = "2025-06-23T10:00:00.000Z ";
        String tail = "2025-06-23T10:00:00.000000+00:00 some/stream ";

        assertCalls(time + A + "\n" + time + B + "\n", "a", "b");
        assertCalls(tail + A + "\n" + tail + B, "a", "b");
        assertThat(flows(time + FLOW + "\n" + tail + FLOW + "\n").events()).hasSize(2);
        assertThat(Outcome.of(new ResolverFormat(), time + QUERY + "\n" + tail + QUERY + "\n")
                        .events())
                .hasSize(2);
        assertThat(flows(time + FLOW + "\n" + tail + FLOW + "\n").rejected()).isEmpty();
    }

    @Test
    void readsFlowsAndQueriesInTheSameEnvelopes() {
        byte[] flow = Outcome.gzip(subscription(FLOW));
        byte[] query = Outcome.gzip(subscription(QUERY));

        assertThat(flows("{\"awslogs\":{\"data\":" + base64(flow) + "}}").events())
                .hasSize(1);
        assertThat(flows(kinesis(utf8(FLOW + "\n" + FLOW))).events()).hasSize(2);
        assertThat(flows(sqs(FLOW)).events()).hasSize(1);
        assertThat(Outcome.of(new ResolverFormat(), "{\"awslogs\":{\"data\":" + base64(query) + "}}")
                        .events())
                .hasSize(1);
        assertThat(Outcome.of(new ResolverFormat(), sqs(sns(QUERY))).events()).hasSize(1);
    }

    @Test
    void aBrokenMessageAmongOthersIsARejectOfItsOwn() {
        var outcome = calls(sqs(sns(eventBridge(VIA_TRAIL, A)), "{\"Type\":\"Notification\",\"Mess", sns(B)));

        assertThat(outcome.ids()).containsExactly("a", "b");
        assertThat(outcome.rejects()).isOne();
    }

    @Test
    void anEnvelopeThatCarriesNothingKnownIsOneReject() {
        assertThat(calls(sns("Alarm: disk is full")).rejects()).isOne();
        assertThat(calls(sns("{\"alarm\":\"disk is full\"}")).rejects()).isOne();
        assertThat(calls(sqs("hello", "world")).rejects()).isEqualTo(2);
    }

    @Test
    void textsAboutARecordAreNoRecords() {
        String event = "{\"note\":\"{not a record}\",\"message\":\"somebody called\",\"original\":" + quote(A)
                + ",\"copy\":" + quote(A) + "}";

        assertCalls(event, "a");
    }

    @Test
    void whatIsKnownAndNoCallIsPassedOverByItsKind() {
        String notification =
                "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"awsRegion\":\"eu-west-1\","
                        + "\"eventTime\":\"2025-06-23T10:00:00.977Z\",\"eventName\":\"ObjectCreated:Put\",\"userIdentity\":{\"principalId\":\"AWS:X\"},"
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"AWSLogs/x.json.gz\"}}}]}";

        assertPassed(notification, Kind.NOTIFICATION);
        assertPassed(sqs(notification), Kind.NOTIFICATION);
        assertPassed(sqs(sns(notification)), Kind.NOTIFICATION);
        assertPassed(sns("{\"s3Bucket\":\"b\",\"s3ObjectKey\":[\"AWSLogs/x.json.gz\"]}"), Kind.NOTIFICATION);
        assertPassed("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}", Kind.CONTROL_MESSAGE);
        assertPassed(
                "{\"Type\":\"SubscriptionConfirmation\",\"Token\":\"t\",\"Message\":\"You have chosen\"}",
                Kind.CONTROL_MESSAGE);
        assertPassed(subscription().replace("DATA_MESSAGE", "CONTROL_MESSAGE"), Kind.CONTROL_MESSAGE);
        assertPassed(
                "{\"Records\":[{\"eventVersion\":\"1.09\",\"eventTime\":\"2025-06-23T10:00:00Z\",\"awsRegion\":\"eu-west-1\",\"eventID\":\"i\","
                        + "\"eventType\":\"AwsCloudTrailInsight\",\"insightDetails\":{\"state\":\"Start\"},\"eventCategory\":\"Insight\"}]}",
                Kind.INSIGHT);
        assertPassed(
                "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2025-06-23T09:00:00Z\",\"digestEndTime\":\"2025-06-23T10:00:00Z\","
                        + "\"logFiles\":[{\"s3Object\":\"x\"}]}",
                Kind.DIGEST);
        assertPassed(eventBridge("GuardDuty Finding", "{\"id\":\"1\",\"type\":\"T\"}"), Kind.OTHER_EVENT);
        assertPassed(sqs(sns(eventBridge("Object Created", "{\"bucket\":{\"name\":\"b\"}}"))), Kind.OTHER_EVENT);
        assertPassed(
                "{\"eventVersion\":\"1.0\",\"eventCategory\":\"ConfigurationItem\",\"eventID\":\"1\",\"eventData\":{\"resourceId\":\"i-1\"}}",
                Kind.OTHER_CATEGORY);
        assertThat(flows("2 111122223333 eni-1 - - - - - - - - - - NODATA\n").passedOver())
                .containsExactly(new PassedOver(Kind.NO_DATA, 1));
    }

    @Test
    void whatIsPassedOverIsCountedBesideItsNeighbours() {
        var outcome = calls("{\"Records\":[" + A
                + ",{\"eventCategory\":\"Insight\",\"eventID\":\"1\"},{\"eventCategory\":\"Insight\",\"eventID\":\"2\"},"
                + "{\"x\":\"not a record at all\"}," + B + "]}");

        assertThat(outcome.ids()).containsExactly("a", "b");
        assertThat(outcome.passedOver()).containsExactly(new PassedOver(Kind.INSIGHT, 2));
        assertThat(outcome.rejects()).isOne();
    }

    @Test
    void textsInTextsCostNoMoreThanTheirLimits() {
        String deep = A;
        for (int level = 0; level < 12; level++) {
            deep = "{\"inner\":" + quote(deep) + "}";
        }
        byte[] zeros = Outcome.gzip(new byte[20 << 20]);
        String bombs = "[" + "{\"data\":%s},".formatted(base64(zeros)).repeat(99) + "{\"data\":\"x\"}]";

        assertThat(calls(deep).rejects()).isOne();
        assertThat(calls("{\"many\":" + bombs + "}").rejects()).isGreaterThanOrEqualTo(1);
        assertThat(calls("{\"open\":" + quote("{".repeat(1 << 20)) + "}").rejects())
                .isOne();
    }

    private static void assertCalls(String input, String... ids) {
        var outcome = calls(input);

        assertThat(outcome.rejected()).as(input).isEmpty();
        assertThat(outcome.ids()).as(input).containsExactly(ids);
    }

    private static void assertPassed(String input, Kind kind) {
        var outcome = calls(input);

        assertThat(outcome.events()).as(input).isEmpty();
        assertThat(outcome.rejected()).as(input).isEmpty();
        assertThat(outcome.passedOver()).as(input).containsExactly(new PassedOver(kind, 1));
    }

    private static Outcome<?> calls(String input) {
        return Outcome.of(new CloudTrailFormat(), input);
    }

    private static Outcome<?> flows(String input) {
        return Outcome.of(new VpcFlowFormat(null), input);
    }
}
