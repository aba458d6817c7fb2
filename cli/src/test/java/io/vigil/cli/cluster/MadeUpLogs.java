package io.vigil.cli.cluster;

import io.vigil.events.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lines of an organisation at work: twenty thousand roles, two thousand interfaces and resolvers with habits of their own; and, as machines come and
 * go, ever new ones, which are never seen again. Each line is that of its number, at every run.
 */
final class MadeUpLogs {
    /** In the default format of flow logs. */
    private static final String FLOW = "2 %s eni-%017x 10.%d.%d.20 %s %d 443 6 14 4200 %d %d ACCEPT OK";

    private static final int ROLES = 20_000;
    private static final int MACHINES = 2_000;
    /** One in so many is of somebody who was not there before. */
    private static final int NEW_OF = 200;

    private static final String[] APIS = {
        "s3 GetObject",
        "sts AssumeRole",
        "ec2 DescribeInstances",
        "dynamodb GetItem",
        "sqs ReceiveMessage",
        "kms Decrypt"
    };

    private MadeUpLogs() {}

    static String call(long number, Instant time) {
        boolean isNew = number % NEW_OF == 0;
        long who = isNew ? number : below(ROLES, number);
        String account = account(who);
        String session = "i-%017x".formatted(who);
        String role = isNew ? "scaled" : "role-" + who;
        String[] api = APIS[(int) ((who + below(3, number / 7)) % APIS.length)].split(" ");
        return "{\"eventVersion\":\"1.09\",\"userIdentity\":{\"type\":\"AssumedRole\",\"principalId\":\"AROA" + role
                + ":" + session
                + "\",\"arn\":\"arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session
                + "\",\"accountId\":\"" + account
                + "\",\"accessKeyId\":\"ASIA" + who
                + "\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"AROA" + role
                + "\",\"arn\":\"arn:aws:iam::" + account + ":role/" + role + "\",\"accountId\":\"" + account
                + "\",\"userName\":\"" + role
                + "\"}}},\"eventTime\":\"" + time.truncatedTo(ChronoUnit.SECONDS) + "\",\"eventSource\":\"" + api[0]
                + ".amazonaws.com\",\"eventName\":\"" + api[1]
                + "\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"3.64." + who / 200 % 200 + "."
                + who % 200 + "\",\"userAgent\":\"aws-sdk-java/2.31\",\"requestParameters\":{\"of\":\""
                + below(9, number)
                + "\"},\"responseElements\":null,\"requestID\":\"r-" + number + "\",\"eventID\":\"c-" + number
                + "\",\"readOnly\":true,\"eventType\":\"AwsApiCall\",\"managementEvent\":true,\"recipientAccountId\":\""
                + account
                + "\",\"eventCategory\":\"Management\"}";
    }

    static String flow(long number, Instant time) {
        boolean isNew = number % NEW_OF == 0;
        long machine = isNew ? number : below(MACHINES, number);
        String peer = "52.28." + machine % 200 + "." + below(3, number / 7);
        long from = time.getEpochSecond();
        return FLOW.formatted(
                account(machine),
                machine,
                machine / 200 % 200,
                machine % 200,
                peer,
                40_000 + below(20_000, number),
                from,
                from);
    }

    static String query(long number, Instant time) {
        boolean isNew = number % NEW_OF == 0;
        long machine = isNew ? number : below(MACHINES, number);
        String name = "host-" + (machine + below(20, number / 7)) % 900 + ".example.com.";
        return query(account(machine), "i-%017x".formatted(machine), name, time);
    }

    static String query(String account, String instance, String name, Instant time) {
        return "{\"version\":\"1.100000\",\"account_id\":\"" + account
                + "\",\"region\":\"eu-west-1\",\"vpc_id\":\"vpc-0aa\",\"query_timestamp\":\""
                + time.truncatedTo(ChronoUnit.SECONDS)
                + "\",\"query_name\":\"" + name
                + "\",\"query_type\":\"A\",\"query_class\":\"IN\",\"rcode\":\"NOERROR\",\"answers\":[{\"Rdata\":\"52.28.1.1\",\"Type\":\"A\",\"Class\":\"IN\"}],"
                + "\"srcaddr\":\"10.0.0.20\",\"srcport\":\"27571\",\"transport\":\"UDP\",\"srcids\":{\"instance\":\""
                + instance + "\"}}";
    }

    private static String account(long of) {
        return (100_000_000 + of % 40) + "042";
    }

    private static int below(int bound, long number) {
        return (int) Math.floorMod(Hash.combine(number, bound), (long) bound);
    }
}
