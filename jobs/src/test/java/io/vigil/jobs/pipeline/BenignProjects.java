package io.vigil.jobs.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** What does not happen every week. */
final class BenignProjects {
    private final BenignCalls script;
    private final Random dice;
    private final BenignDesks desks;

    BenignProjects(BenignCalls script, Random dice, BenignDesks desks) {
        this.script = script;
        this.dice = dice;
        this.desks = desks;
    }

    void drill(int day) {
        int at = day * BenignCalls.DAY + 15 * BenignCalls.HOUR;
        String who = "role:responder/alice";
        script.call(at, "sts:GetCallerIdentity", who, BenignCalls.OFFICE);
        script.call(at + 1, "cloudtrail:LookupEvents", who, BenignCalls.OFFICE);
        script.call(at + 4, "iam:UpdateAccessKey", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", "dan")
                .put("status", "Inactive");
        script.call(at + 5, "iam:PutUserPolicy", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", "dan")
                .put(
                        "policyDocument",
                        "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}");
        script.call(at + 9, "ec2:CreateSnapshot", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("volumeId", "vol-1");
        script.call(at + 14, "ec2:ModifySnapshotAttribute", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("snapshotId", "snap-forensics")
                .putObject("createVolumePermission")
                .putObject("add")
                .putArray("items")
                .addObject()
                .put("userId", "444455556666");
        script.call(at + 16, "ec2:ModifyInstanceAttribute", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("instanceId", "i-0a1b2c3d4e5f61000");
        script.call(at + 18, "ssm:StartSession", who, BenignCalls.OFFICE)
                .putObject("params")
                .put("target", "i-0a1b2c3d4e5f61000");
    }

    void moveTrail(int day) {
        int at = day * BenignCalls.DAY + 13 * BenignCalls.HOUR;
        script.call(at, "cloudtrail:CreateTrail", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("name", "organization");
        script.call(at + 1, "cloudtrail:StartLogging", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("name", "organization");
        script.call(at + 40, "cloudtrail:StopLogging", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("name", "old");
        script.call(at + 41, "cloudtrail:DeleteTrail", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("name", "old");
        script.call(at + 50, "ec2:DeleteFlowLogs", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("flowLogId", "fl-1");
        script.call(at + 51, "ec2:CreateFlowLogs", "carol", BenignCalls.OFFICE);
    }

    void cleanUp(int day) {
        int at = day * BenignCalls.DAY + 12 * BenignCalls.HOUR;
        script.call(at, "s3:PutBucketLifecycle", "bob", BenignCalls.OFFICE)
                .put("bucket", "scratch")
                .putObject("params")
                .put("bucketName", "scratch");
        for (int many = 0; many < 40; many++) {
            script.call(at + 1 + many / 4, "s3:DeleteObjects", "bob", BenignCalls.OFFICE)
                    .put("bucket", "scratch");
        }
        script.call(at + 20, "s3:DeleteBucket", "bob", BenignCalls.OFFICE).put("bucket", "scratch-old");
    }

    /** A scanner of the account's settings, from a desk. */
    void audit(int day) {
        int at = day * BenignCalls.DAY + 10 * BenignCalls.HOUR;
        for (String kind : List.of("Users", "Roles", "Policies", "Groups", "AccessKeys", "MFADevices")) {
            script.call(at++, "iam:List" + kind, "alice", BenignCalls.OFFICE);
        }
        for (String service :
                List.of("s3", "rds", "kms", "sns", "sqs", "lambda", "guardduty", "config", "ecr", "efs")) {
            ObjectNode look = script.call(at, service + ":ListAll", "alice", BenignCalls.OFFICE);
            if (dice.nextInt(4) == 0) {
                look.put("error", "AccessDenied");
            }
        }
        script.call(at + 2, "iam:GenerateCredentialReport", "alice", BenignCalls.OFFICE);
        script.call(at + 3, "iam:GetAccountAuthorizationDetails", "alice", BenignCalls.OFFICE);
    }

    /** A region that nobody uses needs no detector. */
    void leaveRegion(int day) {
        int at = day * BenignCalls.DAY + 11 * BenignCalls.HOUR;
        script.call(at, "guardduty:ListDetectors", "alice", BenignCalls.OFFICE).put("region", "ap-south-1");
        script.call(at + 1, "guardduty:DeleteDetector", "alice", BenignCalls.OFFICE)
                .put("region", "ap-south-1")
                .putObject("params")
                .put("detectorId", "d");
    }

    /** At night, from home: rights are widened, the fault is mended, the rights go. */
    void emergency(int day) {
        int at = day * BenignCalls.DAY + 3 * BenignCalls.HOUR;
        String home = "203.0.113.6";
        desks.signIn(at, "carol", home);
        script.call(at + 2, "cloudwatch:DescribeAlarms", "carol", home);
        script.call(at + 5, "iam:AttachUserPolicy", "carol", home)
                .putObject("params")
                .put("userName", "bob")
                .put("policyArn", "arn:aws:iam::aws:policy/AdministratorAccess");
        script.call(at + 9, "rds:ModifyDBInstance", "bob", "203.0.113.4")
                .putObject("params")
                .put("dBInstanceIdentifier", "shop");
        script.call(at + 12, "ec2:AuthorizeSecurityGroupIngress", "bob", "203.0.113.4")
                .putObject("params")
                .put("groupId", "sg-9");
        script.call(at + 20, "ssm:StartSession", "bob", "203.0.113.4")
                .putObject("params")
                .put("target", "i-0a1b2c3d4e5f61000");
        script.call(at + 50, "iam:DetachUserPolicy", "carol", home)
                .putObject("params")
                .put("userName", "bob");
    }

    /** An analyst reads a year of data at once. */
    void study(int day) {
        int at = day * BenignCalls.DAY + 9 * BenignCalls.HOUR;
        script.call(at, "s3:ListObjects", "dan", BenignCalls.OFFICE).put("bucket", "archive");
        for (int many = 0; many < 300; many++) {
            script.call(at + 1 + many / 10, "s3:GetObject", "dan", BenignCalls.OFFICE)
                    .put("bucket", "archive")
                    .put("key", "day-" + many)
                    .put("bytes-out", 50_000_000);
        }
    }

    void startMail(int day) {
        int at = day * BenignCalls.DAY + 16 * BenignCalls.HOUR;
        script.call(at, "ses:VerifyDomainIdentity", "bob", BenignCalls.OFFICE)
                .putObject("params")
                .put("domain", "shop.example.com");
        script.call(at + 5, "ses:VerifyDomainDkim", "bob", BenignCalls.OFFICE)
                .putObject("params")
                .put("domain", "shop.example.com");
        script.call(at + 30, "ses:PutAccountDetails", "bob", BenignCalls.OFFICE);
        script.call(at + 60, "servicequotas:RequestServiceQuotaIncrease", "bob", BenignCalls.OFFICE);
    }

    /** A partner is let in to one bucket, and a vendor's role is trusted. */
    void share(int day) {
        int at = day * BenignCalls.DAY + 15 * BenignCalls.HOUR;
        script.call(at, "iam:CreateRole", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("roleName", "vendor")
                .put(
                        "assumeRolePolicyDocument",
                        BenignCalls.policy("{\"AWS\": \"arn:aws:iam::777788889999:root\"}", "sts:AssumeRole"));
        script.call(at + 9, "s3:PutBucketPolicy", "carol", BenignCalls.OFFICE)
                .put("bucket", "exchange")
                .putObject("params")
                .put("bucketName", "exchange")
                .put(
                        "bucketPolicy",
                        BenignCalls.policy("{\"AWS\": \"arn:aws:iam::777788889999:root\"}", "s3:GetObject"));
    }
}
