package io.vigil.benchmark.cloudtrail;

/** Services and their calls, and what callers call themselves. */
final class CallNames {
    static final String[] REGIONS = {"eu-west-1", "eu-central-1", "us-east-1", "us-west-2"};
    static final String[] OTHER_REGIONS = {"ap-south-1", "sa-east-1", "ca-central-1", "ap-southeast-2", "eu-north-1"};

    static final String[] AGENTS = {
        "aws-sdk-java/2.25.11 Linux/5.10.215-203.850.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.10+7 Java/17.0.10 exec-env/AWS_ECS_FARGATE",
        "Boto3/1.34.84 md/Botocore#1.34.84 ua/2.0 os/linux#5.10.215 md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#legacy",
        "aws-cli/2.15.30 Python/3.11.8 Linux/6.5.0-1018-aws exe/x86_64.ubuntu.22 prompt/off command/ec2.describe-instances",
        "APN/1.0 HashiCorp/1.0 Terraform/1.7.5 (+https://www.terraform.io) terraform-provider-aws/5.43.0 aws-sdk-go-v2/1.26.0 os/linux lang/go#1.21.8",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0 Safari/537.36"
    };

    /** Services that call for others. */
    static final String[] FORWARDING = {
        "cloudformation.amazonaws.com", "autoscaling.amazonaws.com", "athena.amazonaws.com", "ecs-tasks.amazonaws.com"
    };

    static final String[] APIS = {
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

    /** Which nobody's habits hold, nearly all as harmless as what is new mostly is. */
    static final String[] OTHER_APIS = {
        "ec2 DescribeImages",
        "ec2 DescribeSnapshots",
        "ec2 DescribeVpcEndpoints",
        "ec2 DescribeFlowLogs",
        "ec2 DescribeKeyPairs",
        "ec2 DescribeRouteTables",
        "ec2 CreateVolume",
        "ec2 CreateSecurityGroup",
        "iam GetAccountSummary",
        "iam ListAccessKeys",
        "iam ListGroups",
        "iam GetPolicyVersion",
        "iam CreateRole",
        "iam CreateAccessKey",
        "sts GetSessionToken",
        "kms ListKeys",
        "kms ListGrants",
        "logs PutRetentionPolicy",
        "logs StartQuery",
        "monitoring PutMetricAlarm",
        "dynamodb CreateTable",
        "dynamodb ListTables",
        "lambda ListFunctions20150331",
        "lambda CreateFunction20150331",
        "ssm DescribeParameters",
        "ssm SendCommand",
        "secretsmanager ListSecrets",
        "secretsmanager DescribeSecret",
        "ecs RunTask",
        "ecr DescribeRepositories",
        "rds DescribeDBSnapshots",
        "rds CreateDBSnapshot",
        "cloudformation CreateStack",
        "cloudtrail DescribeTrails",
        "guardduty ListDetectors",
        "organizations ListAccounts",
        "sns ListTopics",
        "sqs CreateQueue",
        "glue GetDatabases",
        "athena StartQueryExecution"
    };

    private CallNames() {}

    static boolean isRead(String name) {
        return name.startsWith("Describe") || name.startsWith("Get") || name.startsWith("List");
    }
}
