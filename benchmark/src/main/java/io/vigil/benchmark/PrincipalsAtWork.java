package io.vigil.benchmark;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiCallBuilder;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.sources.Batch;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * So many principals, each with the same few calls day after day, from the same places and with the same tools but for one call in a
 * thousand. Made as decoded calls: what they cost is what remembering them costs.
 */
final class PrincipalsAtWork implements ManyEntities.Work<ApiCall> {
    private static final int CALLS_A_DAY = 4;
    /** Of a million. */
    private static final int CALLS_A_DAY_OF_MANY = 2;

    private static final long MANY = 1_000_000;
    private static final long serialVersionUID = 1;
    /** Monday, 2026-01-05. */
    private static final long START = 1_767_571_200_000L;

    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;
    private static final int IN_AN_ACCOUNT = 1500;
    private static final int STRANGE = 1000;
    private static final String[] AGENTS = {
        "aws-sdk-java/2.25 Linux/5.10", "Boto3/1.34 Linux/6.1", "aws-cli/2.15 Linux/6.5"
    };
    private static final String[] APIS = {
        "ec2 DescribeInstances", "ec2 DescribeVolumes", "s3 GetObject", "s3 PutObject", "kms Decrypt",
                "sts GetCallerIdentity",
        "logs FilterLogEvents", "dynamodb GetItem", "lambda Invoke", "ssm GetParameters", "iam GetRole",
                "ecs DescribeTasks",
        "ecr BatchGetImage", "rds DescribeDBInstances", "sqs ReceiveMessage", "cloudformation DescribeStacks"
    };

    private final long principals;

    PrincipalsAtWork(long principals) {
        this.principals = principals;
    }

    @Override
    public String noun() {
        return "principals";
    }

    @Override
    public long entities() {
        return principals;
    }

    @Override
    public int recordsADay() {
        return principals < MANY ? CALLS_A_DAY : CALLS_A_DAY_OF_MANY;
    }

    @Override
    public Batch<ApiCall> map(Long number) {
        return new Batch<>(calls(number), List.of());
    }

    List<ApiCall> calls(long batch) {
        List<ApiCall> calls = new ArrayList<>(BATCH);
        for (long number = batch * BATCH; number < (batch + 1) * BATCH; number++) {
            calls.add(call(number));
        }
        return calls;
    }

    private ApiCall call(long number) {
        long aDay = principals * recordsADay();
        long principal = Math.floorMod(Hash.combine(number % aDay / recordsADay(), 3), principals);
        long turn = number % recordsADay();
        long habit = Hash.combine(principal, 1);
        long dice = Hash.combine(number, 2);
        boolean strange = Math.floorMod(dice, STRANGE) == 0;
        String[] api = APIS[pick(habit + (strange ? dice : turn), APIS.length)].split(" ");
        String account = Long.toString(100_000_000_000L + principal / IN_AN_ACCOUNT);
        var call = new ApiCallBuilder()
                .time(START + time(number / aDay, (double) (number % aDay) / aDay))
                .bytesOut(1 << 20)
                .set(ApiField.EVENT_ID, HexFormat.of().toHexDigits(number))
                .set(ApiField.ACCOUNT, account)
                .set(ApiField.REGION, pick(habit, 2) == 0 ? "eu-west-1" : "us-east-1")
                .set(ApiField.SERVICE, api[0] + ".amazonaws.com")
                .set(ApiField.NAME, api[1])
                .set(ApiField.USER_AGENT, AGENTS[pick(strange ? dice : habit, AGENTS.length)])
                .set(ApiField.SOURCE_IP, (11 + pick(strange ? dice : habit, 80)) + ".7.1.9")
                .set(ApiField.IDENTITY_TYPE, "IAMUser")
                .set(ApiField.PRINCIPAL_ID, "AIDA" + principal)
                .set(ApiField.USER_NAME, "user-" + principal);
        if (api[0].equals("s3")) {
            call.set(ApiField.BUCKET, "bucket-" + pick(habit + turn, 100)).set(ApiField.OBJECT_KEY, "o" + dice);
        } else {
            call.flag(CallFlag.MANAGEMENT);
        }
        return Objects.requireNonNull(call.build());
    }

    /** Since the start: one day after the other, and behind the history the same calls again each hour. */
    private static long time(long day, double part) {
        return day < HISTORY_DAYS
                ? (long) ((day + part) * DAY)
                : HISTORY_DAYS * DAY + (long) ((day - HISTORY_DAYS + part) * HOUR);
    }

    private static int pick(long from, int among) {
        return (int) Math.floorMod(from, (long) among);
    }
}
