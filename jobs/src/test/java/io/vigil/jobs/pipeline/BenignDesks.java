package io.vigil.jobs.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What people do at their desks and away, and those who join and leave. */
final class BenignDesks {
    private static final String[] LOOKS = {
        "ec2:DescribeInstances", "s3:ListBuckets", "cloudwatch:GetMetricData", "logs:FilterLogEvents",
                "rds:DescribeDBInstances",
        "lambda:ListFunctions", "iam:GetRole", "ecs:DescribeServices", "sts:GetCallerIdentity", "ec2:DescribeVolumes"
    };

    private final BenignCalls script;
    private final Random dice;

    BenignDesks(BenignCalls script, Random dice) {
        this.script = script;
        this.dice = dice;
    }

    void desk(int day, String person, String from) {
        int at = day * BenignCalls.DAY + 8 * BenignCalls.HOUR + dice.nextInt(90);
        signIn(at, person, from);
        for (int many = 6 + dice.nextInt(10); many > 0; many--) {
            at += 1 + dice.nextInt(40);
            ObjectNode look = script.call(at, LOOKS[dice.nextInt(LOOKS.length)], person, from);
            if (dice.nextInt(25) == 0) {
                look.put("error", "AccessDenied");
            }
        }
        script.call(at + 3, "s3:GetObject", person, from)
                .put("bucket", "reports")
                .put("key", "r-" + dice.nextInt(30));
    }

    void signIn(int at, String person, String from) {
        ObjectNode login = script.call(at, "signin:ConsoleLogin", person, from);
        login.putObject("response").put("ConsoleLogin", "Success");
        login.putObject("additional").put("MFAUsed", "Yes");
        login.putArray("flags").add("mfa");
    }

    void join(int day, String person) {
        int at = day * BenignCalls.DAY + 10 * BenignCalls.HOUR;
        script.call(at, "iam:CreateUser", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", person);
        script.call(at + 1, "iam:AddUserToGroup", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", person)
                .put("groupName", "developers");
        script.call(at + 2, "iam:CreateLoginProfile", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", person);
        ObjectNode key = script.call(at + 3, "iam:CreateAccessKey", "carol", BenignCalls.OFFICE);
        key.putObject("params").put("userName", person);
        key.putObject("fields").put("minted-key", "AKIA" + person.toUpperCase(Locale.ROOT));
        script.call(at + 12, "rds:ModifyDBInstance", "carol", BenignCalls.OFFICE)
                .putObject("params")
                .put("dBInstanceIdentifier", "orders-test")
                .put("masterUserPassword", "****");
        ObjectNode first = script.call(at + 30, "signin:ConsoleLogin", person, BenignCalls.OFFICE);
        first.putObject("response").put("ConsoleLogin", "Success");
        first.putObject("additional").put("MFAUsed", "No");
        script.call(at + 31, "iam:ChangePassword", person, BenignCalls.OFFICE);
        script.call(at + 33, "iam:CreateVirtualMFADevice", person, BenignCalls.OFFICE);
        script.call(at + 34, "iam:EnableMFADevice", person, BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", person);
        for (int later = 1; later < 10 && day + later < BenignMonth.DAYS; later++) {
            desk(day + later, person, BenignCalls.OFFICE);
        }
    }

    void leave(int day, String person) {
        int at = day * BenignCalls.DAY + 17 * BenignCalls.HOUR;
        for (String step : List.of(
                "iam:ListAccessKeys",
                "iam:UpdateAccessKey",
                "iam:DeleteAccessKey",
                "iam:DeactivateMFADevice",
                "iam:DeleteVirtualMFADevice",
                "iam:DeleteLoginProfile",
                "iam:RemoveUserFromGroup",
                "iam:DetachUserPolicy",
                "iam:DeleteUser")) {
            at++;
            script.call(at, step, "carol", BenignCalls.OFFICE)
                    .putObject("params")
                    .put("userName", person)
                    .put("status", "Inactive");
        }
    }

    void rotate(int day) {
        int at = day * BenignCalls.DAY + 11 * BenignCalls.HOUR;
        script.call(at, "iam:CreateAccessKey", "bob", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", "bob");
        script.call(at + 20, "iam:UpdateAccessKey", "bob", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", "bob")
                .put("status", "Inactive");
        script.call(at + 40, "iam:DeleteAccessKey", "bob", BenignCalls.OFFICE)
                .putObject("params")
                .put("userName", "bob");
        for (int secret = 0; secret < 15; secret++) {
            script.call(at + secret, "secretsmanager:GetSecretValue", "role:rotator/monthly", BenignCalls.RUNNER)
                    .putObject("params")
                    .put("secretId", "db-" + secret);
            script.call(at + secret, "secretsmanager:PutSecretValue", "role:rotator/monthly", BenignCalls.RUNNER)
                    .putObject("params")
                    .put("secretId", "db-" + secret);
        }
    }

    /** A colleague works from a hotel for three days, and mends what breaks there. */
    void travel(int day) {
        for (int later = 0; later < 3 && day + later < BenignMonth.DAYS; later++) {
            desk(day + later, "dan", "192.0.2.77");
        }
        int at = day * BenignCalls.DAY + 21 * BenignCalls.HOUR;
        script.call(at, "ssm:StartSession", "dan", "192.0.2.77")
                .putObject("params")
                .put("target", "i-0a1b2c3d4e5f61000");
        script.call(at + 9, "ec2:RebootInstances", "dan", "192.0.2.77");
    }

    void breakGlass(int day) {
        int at = day * BenignCalls.DAY + 14 * BenignCalls.HOUR;
        signIn(at, "root", BenignCalls.OFFICE);
        script.call(at + 2, "billingconsole:GetBillingPreferences", "root", BenignCalls.OFFICE);
        script.call(at + 4, "support:CreateCase", "root", BenignCalls.OFFICE);
        script.call(at + 8, "account:PutAlternateContact", "root", BenignCalls.OFFICE);
    }
}
