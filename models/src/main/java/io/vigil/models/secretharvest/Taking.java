package io.vigil.models.secretharvest;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.Invoker;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.models.baseline.Memo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that take something, and what they name: as many things as names, whether one call asks for each or one for all. A call that asks by
 * path, prefix or filter says nothing of how many it got; it weighs {@link #UNNAMED}.
 */
final class Taking implements Function<ApiCall, @Nullable ReadNow> {
    /** Of a call that gets an unknown number: half of a page of ten. */
    static final int UNNAMED = 5;
    /** Of what the reader was refused: it shows that he does not know what is his. */
    static final int REFUSED = 3;

    private static final int RECALLED = 1024;
    /** More names in one call are not distinguished. */
    private static final int MOST_NAMES = 128;

    private static final What NOTHING = new What(Kind.SECRETS, "", Condition.NONE);
    private static final Map<String, What> CALLS = calls();
    /** {@code GetFunction20150331v2} is {@code GetFunction}. */
    private static final Pattern VERSION = Pattern.compile("20\\d{6}(v\\d+)?$");
    /** What leaves the account's hands whole, or is read where it lies. */
    private static final Set<String> WHOLE = Set.of(
            "ListSnapshotBlocks",
            "GetSnapshotBlock",
            "ExportTableToPointInTime",
            "StartExportTask",
            "CreateInstanceExportTask",
            "CreateStoreImageTask",
            "ExportImage");

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** What asks for the next page of many. */
    private static final Pattern PAGE = Pattern.compile("\"nextToken\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Pages of one question that are distinguished: who asks it every minute gets other tokens each time. */
    private static final int PAGES = 16;

    private static final Pattern THROTTLED = Pattern.compile("Throttl|RequestLimit|TooManyRequests");
    private static final Pattern PARAMETER_ARN = Pattern.compile("arn:[a-z-]+:ssm:[^:]*:[^:]*:parameter/(.+)");

    private final Memo<What> recall = new Memo<>(RECALLED);
    private final Map<String, Pattern> members = new HashMap<>();

    /** What a request must say for its answer to hold the secret. */
    private enum Condition {
        NONE(""),
        WITH_PASSWORD("\"hidePassword\"\\s*:\\s*false"),
        IN_CLEAR("\"withDecryption\"\\s*:\\s*true"),
        START_SCRIPT("\"attribute\"\\s*:\\s*\"userData\"");

        private final Pattern expression;

        Condition(String expression) {
            this.expression = Pattern.compile(expression);
        }

        boolean holds(String request) {
            return expression.matcher(request).find();
        }
    }

    /**
     * What a call takes.
     *
     * @param members of the request that name it, the first that is there; with none of them, nobody knows how many
     */
    private record What(Kind kind, String members, Condition condition) {}

    private static Map<String, What> calls() {
        Map<String, What> calls = new HashMap<>();
        secrets(calls);
        data(calls);
        return Map.copyOf(calls);
    }

    private static void secrets(Map<String, What> calls) {
        put(
                calls,
                Kind.SECRETS,
                "secretId secretIdList",
                "secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue");
        put(
                calls,
                new What(Kind.SECRETS, "name names", Condition.IN_CLEAR),
                "ssm:GetParameter ssm:GetParameters ssm:GetParameterHistory ssm:GetParametersByPath");
        put(calls, Kind.SECRETS, "instanceId", "ec2:GetPasswordData ec2:GetLaunchTemplateData");
        put(calls, new What(Kind.SECRETS, "instanceId", Condition.START_SCRIPT), "ec2:DescribeInstanceAttribute");
        put(calls, Kind.SECRETS, "relationalDatabaseName", "lightsail:GetRelationalDatabaseMasterUserPassword");
        put(calls, Kind.SECRETS, "instanceName", "lightsail:GetInstanceAccessDetails");
        put(
                calls,
                Kind.SECRETS,
                "clusterIdentifier",
                "redshift:GetClusterCredentials redshift:GetClusterCredentialsWithIAM");
        put(calls, Kind.SECRETS, "apiKey", "apigateway:GetApiKey");
        put(calls, new What(Kind.SECRETS, "name", Condition.WITH_PASSWORD), "glue:GetConnection glue:GetConnections");
        put(calls, Kind.SECRETS, "clientId", "cognito-idp:DescribeUserPoolClient");
    }

    private static void data(Map<String, What> calls) {
        put(
                calls,
                Kind.DATA,
                "snapshotId sourceSnapshotId",
                "ebs:ListSnapshotBlocks ebs:GetSnapshotBlock ec2:CopySnapshot");
        put(
                calls,
                Kind.DATA,
                "volumeId instanceId",
                "ec2:CreateSnapshot ec2:CreateSnapshots ec2:CreateImage ec2:CreateInstanceExportTask");
        put(calls, Kind.DATA, "sourceImageId imageId", "ec2:CopyImage ec2:CreateStoreImageTask ec2:ExportImage");
        put(
                calls,
                Kind.DATA,
                "dBInstanceIdentifier dBClusterIdentifier sourceDBSnapshotIdentifier sourceDBClusterSnapshotIdentifier sourceArn",
                "rds:CreateDBSnapshot rds:CreateDBClusterSnapshot rds:CopyDBSnapshot rds:CopyDBClusterSnapshot rds:StartExportTask");
        put(calls, Kind.DATA, "tableArn tableName", "dynamodb:ExportTableToPointInTime dynamodb:CreateBackup");
        put(
                calls,
                Kind.DATA,
                "repositoryName",
                "ecr:BatchGetImage codecommit:GitPull codecommit:GetFile codecommit:GetFolder");
        put(calls, Kind.CODE, "functionName layerName", "lambda:GetFunction lambda:GetLayerVersion");
        put(calls, Kind.CODE, "stackName", "cloudformation:GetTemplate");
        put(calls, Kind.CODE, "names", "codebuild:BatchGetProjects");
        put(
                calls,
                Kind.CODE,
                "LaunchTemplateId LaunchTemplateName launchTemplateId launchTemplateName",
                "ec2:DescribeLaunchTemplateVersions");
    }

    private static void put(Map<String, What> calls, Kind kind, String members, String names) {
        put(calls, new What(kind, members, Condition.NONE), names);
    }

    private static void put(Map<String, What> calls, What what, String names) {
        for (String name : names.split(" ", -1)) {
            calls.put(name, what);
        }
    }

    /** Whether calls of this API may take something. */
    static boolean mayTake(ApiCall call) {
        return !looked(call).equals(NOTHING);
    }

    /** Whether calls of this API may read secrets. */
    static boolean mayTakeSecrets(ApiCall call) {
        What what = looked(call);
        return what.kind == Kind.SECRETS && !what.equals(NOTHING);
    }

    /** How much each thing counts that the principal had never taken: copies that stay in the account less than what is taken out of it. */
    static int newness(ReadNow read) {
        return WHOLE.contains(read.call().name()) ? Math.max(read.weight(), UNNAMED) : read.weight();
    }

    /** Null for all other calls, for what services do of themselves, and for those that were put off. */
    @Override
    public @Nullable ReadNow apply(ApiCall call) {
        What what = what(call);
        if (what.equals(NOTHING) || !call.has(ApiField.PRINCIPAL) || Invoker.isService(call) || isThrottled(call)) {
            return null;
        }
        RawJson raw = call.raw(RawPart.REQUEST_PARAMETERS);
        String request = raw == null ? "" : raw.toString();
        if (!what.condition.holds(request)) {
            return null;
        }
        Matcher page = PAGE.matcher(request);
        boolean further = page.find();
        long asked = Hash.combine(call.apiHash(), Hash.of(further ? page.replaceFirst("") : request));
        List<String> names = names(what, request);
        boolean named = !names.isEmpty();
        long[] targets = named
                ? names.stream()
                        .mapToLong(name -> Hash.of(what.kind + " " + name))
                        .toArray()
                : new long[] {further ? Hash.combine(asked, Hash.of(page.group(1)) % PAGES) : asked};
        int granted = named ? 1 : UNNAMED;
        return new ReadNow(call, what.kind.code, targets, call.failed() ? REFUSED : granted, asked);
    }

    private What what(ApiCall call) {
        What known = recall.find(call.apiHash());
        return known != null ? known : recall.keep(call.apiHash(), looked(call));
    }

    private static What looked(ApiCall call) {
        String service = call.service().replace(".amazonaws.com", "");
        return CALLS.getOrDefault(service + ":" + VERSION.matcher(call.name()).replaceFirst(""), NOTHING);
    }

    private static boolean isThrottled(ApiCall call) {
        return call.failed()
                && THROTTLED.matcher(call.textOr(ApiField.ERROR_CODE, "")).find();
    }

    /** The names in the first member that is there, each once. */
    private List<String> names(What what, String request) {
        for (String member : what.members.split(" ", -1)) {
            Matcher found = members.computeIfAbsent(member, Taking::member).matcher(request);
            if (found.find()) {
                Set<String> names = new LinkedHashSet<>();
                for (Matcher text = TEXT.matcher(found.group(1)); text.find() && names.size() < MOST_NAMES; ) {
                    names.add(plain(text.group(1)));
                }
                return new ArrayList<>(names);
            }
        }
        return List.of();
    }

    private static Pattern member(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\])");
    }

    /**
     * A parameter by name or ARN is one. A secret's ARN ends in six characters that AWS adds, or does not: what is left of it could be another
     * secret's name, so it stays as it is.
     */
    private static String plain(String name) {
        Matcher parameter = PARAMETER_ARN.matcher(name);
        if (parameter.matches()) {
            return parameter.group(1);
        }
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
