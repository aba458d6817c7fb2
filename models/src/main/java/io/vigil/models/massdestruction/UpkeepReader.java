package io.vigil.models.massdestruction;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.Invoker;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.models.baseline.Memo;
import io.vigil.models.baseline.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the calls that make or destroy resources, and what these are worth: a machine 1, what holds data of a business 5 to 10. */
final class UpkeepReader implements Function<ApiCall, @Nullable Upkeep> {
    private static final int RECALLED = 1024;
    private static final String AWS = ".amazonaws.com";
    private static final Worth NOTHING = new Worth(UpkeepKind.MACHINES, 0, false);
    private static final Map<String, Worth> WORTHS = worths();
    private static final Pattern ONE_OF_MANY = Pattern.compile("\"(instanceId|workspaceId|WorkspaceId)\"\\s*:");
    private static final Pattern AS_MANY =
            Pattern.compile("\"(maxCount|totalTargetCapacity|TotalTargetCapacity)\"\\s*:\\s*(\\d{1,6})");

    /** What was tried shows the same will, and harms nobody. */
    private static final double TRIED = 0.5;
    /** Termination and deletion protection, locks of vaults and objects. */
    private static final Pattern GUARDED = Pattern.compile("(?i)OperationNotPermitted|protect(ed|ion)|locked");

    private final Memo<Worth> recall = new Memo<>(RECALLED);

    /** What one resource that a call is about is worth. */
    private record Worth(UpkeepKind kind, double points, boolean made) {}

    private static Map<String, Worth> worths() {
        Map<String, Worth> worths = new HashMap<>();
        machinesAndStorage(worths);
        databasesAndKeys(worths);
        stacksAndNames(worths);
        backupsAndRecords(worths);
        return Map.copyOf(worths);
    }

    private static void machinesAndStorage(Map<String, Worth> worths) {
        destroy(
                worths,
                UpkeepKind.MACHINES,
                1,
                "ec2:TerminateInstances lightsail:DeleteInstance workspaces:TerminateWorkspaces");
        make(
                worths,
                UpkeepKind.MACHINES,
                1,
                "ec2:RunInstances ec2:CreateFleet lightsail:CreateInstances workspaces:CreateWorkspaces");
        destroy(worths, UpkeepKind.STORAGE, 1, "ec2:DeleteVolume lightsail:DeleteDisk glacier:DeleteArchive");
        make(worths, UpkeepKind.STORAGE, 1, "ec2:CreateVolume lightsail:CreateDisk glacier:UploadArchive");
        destroy(worths, UpkeepKind.STORAGE, 5, "s3:DeleteBucket glacier:DeleteVault lightsail:DeleteBucket");
        make(worths, UpkeepKind.STORAGE, 5, "s3:CreateBucket glacier:CreateVault lightsail:CreateBucket");
        destroy(
                worths,
                UpkeepKind.STORAGE,
                10,
                "elasticfilesystem:DeleteFileSystem fsx:DeleteFileSystem fsx:DeleteVolume");
        make(
                worths,
                UpkeepKind.STORAGE,
                10,
                "elasticfilesystem:CreateFileSystem fsx:CreateFileSystem fsx:CreateVolume");
    }

    private static void databasesAndKeys(Map<String, Worth> worths) {
        destroy(
                worths,
                UpkeepKind.DATABASES,
                10,
                "rds:DeleteDBInstance rds:DeleteDBCluster rds:DeleteGlobalCluster redshift:DeleteCluster es:DeleteDomain es:DeleteElasticsearchDomain"
                        + " elasticache:DeleteCacheCluster elasticache:DeleteReplicationGroup memorydb:DeleteCluster lightsail:DeleteRelationalDatabase dms:DeleteReplicationInstance");
        make(
                worths,
                UpkeepKind.DATABASES,
                10,
                "rds:CreateDBInstance rds:CreateDBCluster rds:CreateGlobalCluster redshift:CreateCluster es:CreateDomain es:CreateElasticsearchDomain"
                        + " elasticache:CreateCacheCluster elasticache:CreateReplicationGroup memorydb:CreateCluster lightsail:CreateRelationalDatabase dms:CreateReplicationInstance"
                        + " rds:RestoreDBInstanceFromDBSnapshot rds:RestoreDBClusterFromSnapshot");
        destroy(
                worths,
                UpkeepKind.DATABASES,
                5,
                "dynamodb:DeleteTable glue:DeleteDatabase cassandra:DropKeyspace timestream:DeleteDatabase");
        make(
                worths,
                UpkeepKind.DATABASES,
                5,
                "dynamodb:CreateTable glue:CreateDatabase cassandra:CreateKeyspace timestream:CreateDatabase");
        destroy(worths, UpkeepKind.KEYS, 10, "kms:ScheduleKeyDeletion kms:DeleteImportedKeyMaterial kms:DisableKey");
        make(worths, UpkeepKind.KEYS, 10, "kms:CreateKey kms:EnableKey kms:CancelKeyDeletion");
        destroy(worths, UpkeepKind.KEYS, 2, "secretsmanager:DeleteSecret");
        make(worths, UpkeepKind.KEYS, 2, "secretsmanager:CreateSecret");
    }

    private static void stacksAndNames(Map<String, Worth> worths) {
        destroy(worths, UpkeepKind.STACKS, 3, "cloudformation:DeleteStack ecs:DeleteService kinesis:DeleteStream");
        make(
                worths,
                UpkeepKind.STACKS,
                3,
                "cloudformation:CreateStack cloudformation:CreateChangeSet ecs:CreateService kinesis:CreateStream");
        destroy(worths, UpkeepKind.STACKS, 10, "eks:DeleteCluster cloudformation:DeleteStackSet");
        make(worths, UpkeepKind.STACKS, 10, "eks:CreateCluster cloudformation:CreateStackSet");
        destroy(worths, UpkeepKind.STACKS, 1, "lambda:DeleteFunction sagemaker:DeleteEndpoint");
        make(worths, UpkeepKind.STACKS, 1, "lambda:CreateFunction sagemaker:CreateEndpoint");
        destroy(
                worths,
                UpkeepKind.NAMES,
                10,
                "route53:DeleteHostedZone codecommit:DeleteRepository organizations:CloseAccount");
        make(worths, UpkeepKind.NAMES, 10, "route53:CreateHostedZone codecommit:CreateRepository");
        destroy(worths, UpkeepKind.NAMES, 3, "ecr:DeleteRepository");
        make(worths, UpkeepKind.NAMES, 3, "ecr:CreateRepository");
    }

    private static void backupsAndRecords(Map<String, Worth> worths) {
        destroy(
                worths,
                UpkeepKind.BACKUPS,
                1,
                "ec2:DeleteSnapshot ec2:DeregisterImage rds:DeleteDBSnapshot rds:DeleteDBClusterSnapshot backup:DeleteRecoveryPoint dynamodb:DeleteBackup"
                        + " redshift:DeleteClusterSnapshot elasticache:DeleteSnapshot fsx:DeleteBackup storagegateway:DeleteTape");
        make(
                worths,
                UpkeepKind.BACKUPS,
                1,
                "ec2:CreateSnapshot ec2:CopySnapshot ec2:CreateImage ec2:CopyImage ec2:RegisterImage rds:CreateDBSnapshot rds:CopyDBSnapshot rds:CreateDBClusterSnapshot"
                        + " backup:StartBackupJob dynamodb:CreateBackup redshift:CreateClusterSnapshot elasticache:CreateSnapshot fsx:CreateBackup");
        destroy(
                worths,
                UpkeepKind.BACKUPS,
                10,
                "backup:DeleteBackupVault rds:DeleteDBInstanceAutomatedBackup rds:DeleteDBClusterAutomatedBackup");
        make(worths, UpkeepKind.BACKUPS, 10, "backup:CreateBackupVault");
        destroy(worths, UpkeepKind.RECORDS, 1, "logs:DeleteLogGroup");
        make(worths, UpkeepKind.RECORDS, 1, "logs:CreateLogGroup");
    }

    private static void destroy(Map<String, Worth> worths, UpkeepKind kind, double points, String calls) {
        put(worths, new Worth(kind, points, false), calls);
    }

    private static void make(Map<String, Worth> worths, UpkeepKind kind, double points, String calls) {
        put(worths, new Worth(kind, points, true), calls);
    }

    private static void put(Map<String, Worth> worths, Worth worth, String calls) {
        for (String call : calls.split(" ", -1)) {
            worths.put(call, worth);
        }
    }

    /** Whether calls of this API make or destroy something. */
    static boolean isUpkeep(ApiCall call) {
        return looked(call).points != 0;
    }

    /** Null for all other calls, for those that failed of themselves, and for what services do of themselves. What one does for somebody is somebody's. */
    @Override
    public @Nullable Upkeep apply(ApiCall call) {
        Worth worth = worth(call);
        if (worth.points == 0 || call.byService() && !Invoker.isDeployer(call)) {
            return null;
        }
        double points = worth.points * number(call, worth.made);
        if (!call.failed()) {
            return new Upkeep(call, worth.kind.code, points, worth.made, 0);
        }
        boolean isAttempt = !worth.made
                && (Refusal.isOne(call) || GUARDED.matcher(error(call)).find());
        return isAttempt ? new Upkeep(call, worth.kind.code, points * TRIED, false, target(call)) : null;
    }

    private static String error(ApiCall call) {
        return call.textOr(ApiField.ERROR_CODE, "") + ' ' + call.textOr(ApiField.ERROR_MESSAGE, "");
    }

    /** Of refused calls, CloudTrail often names what they were aimed at in the message alone; where both do, the message may differ each time. */
    private static long target(ApiCall call) {
        String request = part(call, RawPart.REQUEST_PARAMETERS);
        return Hash.combine(call.apiHash(), Hash.of(request.isEmpty() ? error(call) : request));
    }

    private Worth worth(ApiCall call) {
        Worth known = recall.find(call.apiHash());
        return known != null ? known : recall.keep(call.apiHash(), looked(call));
    }

    private static Worth looked(ApiCall call) {
        String service = call.service();
        String name = service.endsWith(AWS) ? service.substring(0, service.length() - AWS.length()) : service;
        return WORTHS.getOrDefault(name + ":" + versionless(call.name()), NOTHING);
    }

    /** {@code DeleteFunction20150331} is {@code DeleteFunction}. */
    private static String versionless(String name) {
        int end = name.length();
        while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '_')) {
            end--;
        }
        return name.substring(0, end);
    }

    /** How many resources it names. */
    private static int number(ApiCall call, boolean made) {
        String said = part(call, made ? RawPart.RESPONSE_ELEMENTS : RawPart.REQUEST_PARAMETERS);
        int named = 0;
        for (Matcher one = ONE_OF_MANY.matcher(said); one.find(); ) {
            named++;
        }
        if (named > 0 || !made) {
            return Math.max(1, named);
        }
        Matcher wanted = AS_MANY.matcher(part(call, RawPart.REQUEST_PARAMETERS));
        return wanted.find() ? Math.max(1, Integer.parseInt(wanted.group(2))) : 1;
    }

    private static String part(ApiCall call, RawPart part) {
        RawJson json = call.raw(part);
        return json == null ? "" : json.toString();
    }
}
