package io.vigil.cli.cluster;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Made-up logs in which one in so many records is of an attack, by or on something that was not there before and whose name holds the record's
 * number.
 */
final class AttackedStreams {
    /** Before the twelve digits of a record's number, in names of users and in ids of instances. */
    static final String MARK = "a77ac";

    /** The job is to know which instance a flow is of: what interfaces of functions do is judged later. */
    static final String FLOW_FORMAT =
            "--vpc-flow-format=version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
                    + " instance-id flow-direction";

    private static final String SCAN =
            "5 %s eni-%s 10.9.%d.%d 198.51.100.7 50000 %d 6 1 44 %d %d ACCEPT OK i-%s egress";

    private final long every;

    private AttackedStreams(long every) {
        this.every = every;
    }

    static List<MadeUpStream> of(Timeline timeline, long every) {
        var attacks = new AttackedStreams(every);
        return List.of(
                new MadeUpStream("cloudtrail", "calls", timeline, attacks::call),
                new MadeUpStream("vpc-flow", "flows", timeline, attacks::flow),
                new MadeUpStream("dns", "queries", timeline, attacks::query));
    }

    private boolean isAttack(long record) {
        return record % every == 0;
    }

    private String call(long number, Instant time) {
        long record = number / MadeUpStream.LINES_A_RECORD;
        if (!isAttack(record) || number % MadeUpStream.LINES_A_RECORD > 0) {
            return MadeUpLogs.call(number, time);
        }
        String user = "user-" + marked(record);
        String account = account(record);
        return "{\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROA" + user
                + ":s\",\"arn\":\"arn:aws:sts::"
                + account + ":assumed-role/" + user + "/s\",\"accountId\":\"" + account + "\",\"accessKeyId\":\"ASIA"
                + user
                + "\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"AROA" + user
                + "\",\"arn\":\"arn:aws:iam::" + account
                + ":role/" + user + "\",\"accountId\":\"" + account + "\",\"userName\":\"" + user
                + "\"}}},\"eventTime\":\""
                + time.truncatedTo(ChronoUnit.SECONDS)
                + "\",\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"StopLogging\",\"awsRegion\":\"eu-west-1\","
                + "\"sourceIPAddress\":\"3.64.9.9\",\"userAgent\":\"aws-cli/2\",\"requestParameters\":{\"name\":\"audit\"},\"responseElements\":null,"
                + "\"requestID\":\"r-" + number + "\",\"eventID\":\"c-" + number
                + "\",\"readOnly\":false,\"eventType\":\"AwsApiCall\",\"managementEvent\":true,\"recipientAccountId\":\""
                + account
                + "\",\"eventCategory\":\"Management\"}";
    }

    /** A whole record: one port after the other. */
    private String flow(long number, Instant time) {
        long record = number / MadeUpStream.LINES_A_RECORD;
        if (!isAttack(record)) {
            return MadeUpLogs.flow(number, time) + " - -";
        }
        long second = time.getEpochSecond();
        long port = 1000 + number % MadeUpStream.LINES_A_RECORD;
        String mark = marked(record);
        return SCAN.formatted(
                account(record), mark, record / every / 250 % 250, record / every % 250, port, second, second, mark);
    }

    private String query(long number, Instant time) {
        long record = number / MadeUpStream.LINES_A_RECORD;
        boolean isAttack = isAttack(record) && number % MadeUpStream.LINES_A_RECORD == 0;
        return isAttack
                ? MadeUpLogs.query(account(record), "i-" + marked(record), "mining-example.net.", time)
                : MadeUpLogs.query(number, time);
    }

    private static String marked(long record) {
        return MARK + "%012d".formatted(record);
    }

    private String account(long record) {
        return (100_000_000 + record / every % 40) + "042";
    }
}
