package io.vigil.benchmark.cloudtrail;

import io.vigil.benchmark.load.Chunk;
import io.vigil.benchmark.load.Load;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * CloudTrail records of the usual shape and length: tens of thousands of roles, users and instances, few of which make most calls, each
 * with networks, an agent and APIs of its own, and one call in a thousand that departs from them.
 */
final class GeneratedCall implements Load.Line {
    /** Addresses that AWS rents out: an instance that called from elsewhere would be a stolen credential in every call. */
    private static final String RENTED = "52.18.";

    private static final int PRINCIPALS = 60_000;
    private static final int ACCOUNTS = 40;
    private static final double STRANGE = 0.001;
    private static final String[] REGIONS = {"eu-west-1", "eu-central-1", "us-east-1", "us-west-2"};
    private static final String[] AGENTS = {
        "aws-sdk-java/2.25.11 Linux/5.10.215-203.850.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.10+7 Java/17.0.10 exec-env/AWS_ECS_FARGATE",
        "Boto3/1.34.84 md/Botocore#1.34.84 ua/2.0 os/linux#5.10.215 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy",
        "aws-cli/2.15.30 Python/3.11.8 Linux/6.5.0-1018-aws exe/x86_64.ubuntu.22 prompt/off command/ec2.describe-instances",
        "APN/1.0 HashiCorp/1.0 Terraform/1.7.5 (+https://www.terraform.io) terraform-provider-aws/5.43.0 aws-sdk-go-v2/1.26.0 os/linux lang/go#1.21.8",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36"
    };
    private static final String[] APIS = {
        "ec2 DescribeInstances",
        "ec2 DescribeSecurityGroups",
        "ec2 DescribeNetworkInterfaces",
        "ec2 DescribeVolumes",
        "ec2 RunInstances",
        "ec2 CreateTags",
        "s3 GetObject",
        "s3 PutObject",
        "s3 ListObjects",
        "s3 HeadObject",
        "s3 GetBucketLocation",
        "s3 ListBuckets",
        "kms Decrypt",
        "kms GenerateDataKey",
        "kms DescribeKey",
        "sts AssumeRole",
        "sts GetCallerIdentity",
        "logs DescribeLogGroups",
        "logs CreateLogStream",
        "logs FilterLogEvents",
        "monitoring GetMetricData",
        "monitoring DescribeAlarms",
        "dynamodb DescribeTable",
        "dynamodb GetItem",
        "lambda Invoke",
        "lambda GetFunction20150331v2",
        "lambda UpdateFunctionConfiguration20150331v2",
        "ssm UpdateInstanceInformation",
        "ssm GetParameters",
        "secretsmanager GetSecretValue",
        "iam GetRole",
        "iam ListRoles",
        "iam ListAttachedRolePolicies",
        "iam GetUser",
        "ecs DescribeTasks",
        "ecs DescribeServices",
        "ecr BatchGetImage",
        "ecr GetAuthorizationToken",
        "autoscaling DescribeAutoScalingGroups",
        "elasticloadbalancing DescribeTargetHealth",
        "rds DescribeDBInstances",
        "cloudformation DescribeStacks",
        "sqs GetQueueAttributes",
        "config PutEvaluations",
        "tagging GetResources",
        "eks DescribeCluster"
    };

    @Override
    public void write(Chunk.Writer to, int number, long time, RandomGenerator dice) {
        double skew = dice.nextDouble();
        int principal = (int) (PRINCIPALS * skew * skew * skew);
        var habit = new SplittableRandom(principal * 7919L);
        String account = Integer.toString(100_000_000 + principal % ACCOUNTS) + "042";
        String region = REGIONS[habit.nextInt(REGIONS.length)];
        String agent = AGENTS[habit.nextInt(AGENTS.length)];
        String usual = (11 + habit.nextInt(80)) + "." + habit.nextInt(256) + ".";
        String network = (isInstance(principal) ? RENTED : usual) + habit.nextInt(256) + ".";
        int firstApi = habit.nextInt(APIS.length);
        boolean strange = dice.nextDouble() < STRANGE;
        String[] api =
                APIS[strange ? dice.nextInt(APIS.length) : (firstApi + dice.nextInt(6)) % APIS.length].split(" ");

        to.text("{\"eventVersion\":\"1.09\",\"userIdentity\":").text(identity(principal, account, habit));
        to.text(",\"eventTime\":\"")
                .isoTime(time)
                .text("\",\"eventSource\":\"" + api[0] + ".amazonaws.com\",\"eventName\":\"");
        to.text(api[1] + "\",\"awsRegion\":\"" + region + "\",\"sourceIPAddress\":\"");
        to.text((strange ? (isInstance(principal) ? RENTED : "91.7.") + dice.nextInt(256) + "." : network)
                + dice.nextInt(1, 5) + "\",\"userAgent\":\"" + agent);
        to.text("\",\"requestParameters\":" + parameters(api[0], dice) + ",\"responseElements\":null,\"requestID\":\"");
        to.text(uuidHead(dice) + hex(dice, 12) + "\",\"eventID\":\"" + uuidHead(dice))
                .serial(number);
        to.text("\",\"readOnly\":" + isRead(api[1]) + ",\"resources\":[{\"accountId\":\"" + account);
        to.text("\",\"type\":\"AWS::EC2::Instance\",\"ARN\":\"arn:aws:" + api[0] + ":" + region + ":" + account
                + ":resource/");
        to.text(hex(dice, 17) + "\"}],\"eventType\":\"AwsApiCall\",\"managementEvent\":" + !api[0].equals("s3"));
        to.text(",\"recipientAccountId\":\"" + account + "\",\"eventCategory\":\""
                + (api[0].equals("s3") ? "Data" : "Management"));
        to.text("\",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\",");
        to.text("\"clientProvidedHostHeader\":\"" + api[0] + "." + region + ".amazonaws.com\"}}");
    }

    private static boolean isInstance(int principal) {
        return principal % 10 > 0 && principal % 10 < 4;
    }

    private static String identity(int principal, String account, RandomGenerator habit) {
        if (principal % 10 == 0) {
            return "{\"type\":\"IAMUser\",\"principalId\":\"AIDA%1$017d\",\"arn\":\"arn:aws:iam::%2$s:user/person-%1$d\",\"accountId\":\"%2$s\",\"accessKeyId\":\"AKIA%1$016d\",\"userName\":\"person-%1$d\"}"
                    .formatted(principal, account);
        }
        String session = isInstance(principal) ? "i-" + hex(habit, 17) : "session-" + habit.nextInt(1_000_000);
        return """
            {"type":"AssumedRole","principalId":"AROA%1$017d:%3$s","arn":"arn:aws:sts::%2$s:assumed-role/service-role-%1$d/%3$s","accountId":"%2$s",\
            "accessKeyId":"ASIA%1$016d","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA%1$017d",\
            "arn":"arn:aws:iam::%2$s:role/service-role-%1$d","accountId":"%2$s","userName":"service-role-%1$d"},\
            "attributes":{"creationDate":"2026-01-04T23:00:00Z","mfaAuthenticated":"false"}}}""".formatted(principal, account, session);
    }

    private static String parameters(String service, RandomGenerator dice) {
        if (service.equals("s3")) {
            return "{\"bucketName\":\"data-lake-%s\",\"Host\":\"data-lake.s3.amazonaws.com\",\"key\":\"year=2026/month=01/part-%s.snappy.parquet\"}"
                    .formatted(hex(dice, 4), hex(dice, 24));
        }
        var names = new StringBuilder();
        for (int item = 0, items = dice.nextInt(2, 12); item < items; item++) {
            names.append(item == 0 ? "" : ",")
                    .append("{\"resourceId\":\"r-")
                    .append(hex(dice, 17))
                    .append("\"}");
        }
        return "{\"resourcesSet\":{\"items\":[%s]},\"filterSet\":{\"items\":[{\"name\":\"tag:Name\",\"valueSet\":{\"items\":[{\"value\":\"node-%s\"}]}}]},\"maxResults\":100}"
                .formatted(names, hex(dice, 8));
    }

    private static boolean isRead(String name) {
        return name.startsWith("Describe") || name.startsWith("Get") || name.startsWith("List");
    }

    private static String uuidHead(RandomGenerator dice) {
        return hex(dice, 8) + "-" + hex(dice, 4) + "-4" + hex(dice, 3) + "-a" + hex(dice, 3) + "-";
    }

    private static String hex(RandomGenerator dice, int digits) {
        String both =
                HexFormat.of().toHexDigits(dice.nextLong()) + HexFormat.of().toHexDigits(dice.nextLong());
        return both.substring(0, Math.min(digits, both.length()));
    }
}
