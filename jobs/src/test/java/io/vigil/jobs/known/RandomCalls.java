package io.vigil.jobs.known;

import static io.vigil.testkit.Given.MONDAY;
import static io.vigil.testkit.Given.apiCall;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Weeks of users, of an instance and of a task: the same few calls every day, and now and then anything else in any combination. */
final class RandomCalls {
    private static final long HOUR = 3_600_000L;
    private static final int DAYS = 24;
    private static final int CALLS_A_DAY = 60;
    private static final int CALLS_OF_TASK = 20;
    private static final double ODDITY = 0.2;

    private static final List<String> APIS = List.of(
            "s3:GetObject",
            "ec2:DescribeInstances",
            "sts:GetCallerIdentity",
            "iam:ListUsers",
            "iam:CreateUser",
            "ec2:ReleaseAddress",
            "secretsmanager:GetSecretValue",
            "s3:ListBuckets",
            "kms:Decrypt",
            "ec2:RunInstances");
    private static final List<String> AGENTS =
            List.of("aws-cli/2.15 Linux", "aws-sdk-java/2.29", "Boto3/1.34", "curl/8");
    private static final List<String> AGENTS_OF_TASK = List.of(
            "Boto3/1.34 os/linux exec-env/AWS_ECS_FARGATE",
            "Boto3/1.34 os/linux",
            "aws-cli/2.31 os/linux exec-env/CloudShell",
            "fluent-bit/3");
    private static final List<String> ERRORS = List.of("AccessDenied", "ThrottlingException", "NoSuchBucket");
    private static final List<String> PUBLIC = List.of("198.51.100.20", "203.0.113.9", "192.0.2.77", "2001:db8:5::1");
    private static final List<String> PRIVATE = List.of("10.0.1.5", "10.9.1.5", "100.64.3.3");

    private final Random random;

    RandomCalls(long seed) {
        random = new Random(seed);
    }

    List<ApiCall> any() {
        return calls(random.nextDouble() * ODDITY, 1);
    }

    /** The same of so many users. */
    List<ApiCall> of(int users) {
        return calls(ODDITY, users);
    }

    /** Nothing but the same few calls. */
    List<ApiCall> quiet() {
        return calls(0, 1);
    }

    private List<ApiCall> calls(double oddity, int users) {
        List<ApiCall> calls = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int number = 0; number < CALLS_A_DAY; number++) {
                long time = MONDAY + (day * 24L + random.nextInt(24)) * HOUR + random.nextInt(3600) * 1000L;
                boolean odd = random.nextDouble() < oddity;
                calls.add(random.nextBoolean() ? byUser(time, odd, random.nextInt(users)) : byInstance(time, odd));
            }
            for (int number = 0; number < CALLS_OF_TASK; number++) {
                calls.add(byTask(MONDAY + day * 24L * HOUR + number * HOUR, random.nextDouble() < oddity));
            }
        }
        return calls;
    }

    private ApiCall byUser(long time, boolean odd, int user) {
        GivenCall call = call(time, odd).by("user" + user).from(odd ? one(PUBLIC) : PUBLIC.get(0));
        return call.origin(origin(AddressClass.PUBLIC, odd ? random.nextInt(3) : 0, odd))
                .build();
    }

    private ApiCall byInstance(long time, boolean odd) {
        boolean inside = odd && random.nextBoolean();
        GivenCall call = call(time, odd)
                .by("instance:i-0a1b2c3d4e5f60718")
                .from(inside ? one(PRIVATE) : odd ? one(PUBLIC) : PUBLIC.get(0))
                .set(ApiField.ACCESS_KEY, "ASIA" + time / (6 * HOUR) + (odd ? random.nextInt(2) : 0))
                .set(ApiField.ROLE_DELIVERY, odd && random.nextInt(4) == 0 ? "1.0" : "2.0");
        if (inside) {
            call.set(ApiField.VPC_ENDPOINT, "vpce-" + random.nextInt(2));
            call.set(ApiField.VPC_ENDPOINT_ACCOUNT, random.nextInt(3) == 0 ? "444455556666" : "111122223333");
            call.set(ApiField.ISSUED_IN_VPC, "vpc-" + random.nextInt(2));
        }
        AddressClass kind = inside ? AddressClass.PRIVATE : AddressClass.PUBLIC;
        return call.origin(origin(kind, odd ? random.nextInt(2) : 1, odd)).build();
    }

    private ApiCall byTask(long time, boolean odd) {
        return apiCall(APIS.get(random.nextInt(3)))
                .at(time)
                .by("role:web-task/0123456789abcdef0123456789abcdef")
                .from(PUBLIC.get(0))
                .agent(odd ? one(AGENTS_OF_TASK) : AGENTS_OF_TASK.get(0))
                .set(ApiField.ACCESS_KEY, "ASIA" + time / (24 * HOUR))
                .origin(origin(AddressClass.PUBLIC, 1, odd))
                .build();
    }

    private GivenCall call(long time, boolean odd) {
        GivenCall call = apiCall(odd ? one(APIS) : APIS.get(random.nextInt(3)))
                .at(time)
                .agent(odd ? one(AGENTS) : AGENTS.get(0));
        if (odd && random.nextInt(3) == 0) {
            call.error(one(ERRORS));
        }
        if (random.nextInt(3) == 0) {
            call.bucket("data-" + (odd ? random.nextInt(4) : 0));
        }
        if (odd && random.nextInt(4) == 0) {
            call.region("eu-west-1");
        }
        return call;
    }

    /** @param place 0 elsewhere, 1 in AWS, else with a number and a country */
    private Origin origin(AddressClass kind, int place, boolean odd) {
        int flags = Origin.CLOUD_KNOWN
                | (place == 1 ? Origin.AWS : 0)
                | (odd && random.nextInt(20) == 0 ? Origin.TRUSTED : 0);
        return place == 2 ? Origin.of(kind, 64_500, "NZ", flags) : Origin.of(kind, 0, null, flags);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
