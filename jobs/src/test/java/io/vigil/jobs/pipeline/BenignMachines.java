package io.vigil.jobs.pipeline;

import java.util.Random;

/** What programs do: deployments, tests that are torn down, backups, scaling. */
final class BenignMachines {
    private final BenignCalls script;
    private final Random dice;

    BenignMachines(BenignCalls script, Random dice) {
        this.script = script;
        this.dice = dice;
    }

    void deploy(int day, int minute, int run) {
        int at = day * BenignCalls.DAY + minute;
        String who = "role:deployer/run-" + day + "-" + run;
        script.call(at, "cloudformation:DescribeStacks", who, BenignCalls.RUNNER);
        script.call(at + 1, "iam:CreateRole", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("roleName", "app-" + run)
                .put(
                        "assumeRolePolicyDocument",
                        BenignCalls.policy("{\"Service\": \"lambda.amazonaws.com\"}", "sts:AssumeRole"));
        script.call(at + 2, "iam:PutRolePolicy", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("roleName", "app-" + run)
                .put("policyName", "own")
                .put(
                        "policyDocument",
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::data/*\"}]}");
        script.call(at + 3, "lambda:UpdateFunctionCode20150331v2", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("functionName", "app-" + run);
        script.call(at + 4, "ec2:AuthorizeSecurityGroupIngress", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("groupId", "sg-" + run);
        script.call(at + 5, "ecs:UpdateService", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("service", "web");
        script.call(at + 6, "secretsmanager:GetSecretValue", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("secretId", "app-" + run);
    }

    void tearDown(int day) {
        int at = day * BenignCalls.DAY + 19 * BenignCalls.HOUR;
        String who = "role:deployer/nightly-" + day;
        for (int many = 0; many < 12; many++) {
            script.call(at + many, "ec2:TerminateInstances", who, BenignCalls.RUNNER)
                    .putObject("params")
                    .put("instanceId", "i-0a1b2c3d4e5f6" + (1000 + many));
            script.call(at + many, "dynamodb:DeleteTable", who, BenignCalls.RUNNER)
                    .putObject("params")
                    .put("tableName", "test-" + many);
        }
        script.call(at + 13, "rds:DeleteDBInstance", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("dBInstanceIdentifier", "test")
                .put("skipFinalSnapshot", true);
        script.call(at + 14, "s3:DeleteBucket", who, BenignCalls.RUNNER).put("bucket", "test-" + day);
        script.call(at + 15, "logs:DeleteLogGroup", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("logGroupName", "/test");
        script.call(at + 16, "iam:DeleteRole", who, BenignCalls.RUNNER)
                .putObject("params")
                .put("roleName", "test");
    }

    void backup(int day) {
        int at = day * BenignCalls.DAY + 2 * BenignCalls.HOUR;
        String who = "role:backup/daily";
        for (int disk = 0; disk < 3; disk++) {
            script.call(at + disk, "ec2:CreateSnapshot", who, BenignCalls.RUNNER)
                    .putObject("params")
                    .put("volumeId", "vol-" + disk);
            script.call(at + 10 + disk, "ec2:ModifySnapshotAttribute", who, BenignCalls.RUNNER)
                    .putObject("params")
                    .put("snapshotId", "snap-" + day + disk)
                    .putObject("createVolumePermission")
                    .putObject("add")
                    .putArray("items")
                    .addObject()
                    .put("userId", "444455556666");
        }
    }

    void scaling(int day) {
        for (int many = dice.nextInt(6); many > 0; many--) {
            int at = day * BenignCalls.DAY + dice.nextInt(BenignCalls.DAY);
            script.call(at, "ec2:RunInstances", "service:autoscaling.amazonaws.com", "autoscaling.amazonaws.com");
            script.call(
                    at + 30,
                    "ec2:TerminateInstances",
                    "service:autoscaling.amazonaws.com",
                    "autoscaling.amazonaws.com");
        }
    }
}
