package io.vigil.models.volume;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is counted of a principal's day, for all buckets, models or tables together, and for each bucket or model. */
enum Measure {
    LOOKS(0, "Discovery:S3/AnomalousBehavior", "requests to look around", 100),
    READS(1, "Exfiltration:S3/AnomalousBehavior", "objects read", 100),
    BYTES(2, "Exfiltration:S3/AnomalousBehavior", "MiB read", 100),
    DELETES(3, "Impact:S3/AnomalousBehavior.Delete", "objects deleted", 50),
    QUESTIONS(4, "Impact:IAMUser/CostHarvesting", "requests to models", 100),
    RECORDS(5, "Exfiltration:IAMUser/DataHarvest", "requests to read tables or queues", 100),
    SENDINGS(6, "Impact:IAMUser/MessageFlood.Vigil", "messages and calls sent", 100);

    /** What people who have never done so do not do by hand on a day, as a part of what is worth telling of anybody. */
    private static final double WORTH_NOTING = 0.4;

    /** Programs delete a few at a time by lists, people who empty a bucket a thousand. */
    private static final int OF_A_LIST = 5;

    private static final String S3 = "s3.amazonaws.com";
    private static final double MEBIBYTE = 1 << 20;
    private static final Set<String> READING =
            Set.of("GetObject", "GetObjectVersion", "CopyObject", "SelectObjectContent", "GetObjectTorrent");
    private static final Set<String> POLLING = Set.of("ReceiveMessage", "GetRecords");
    /** By service, without what follows its first dot. */
    private static final Map<String, Set<String>> OF_TABLES = Map.of(
            "dynamodb",
            Set.of(
                    "Scan",
                    "Query",
                    "GetItem",
                    "BatchGetItem",
                    "TransactGetItems",
                    "ExecuteStatement",
                    "BatchExecuteStatement",
                    "ExecuteTransaction"),
            "rdsdata",
            Set.of("ExecuteStatement", "BatchExecuteStatement", "ExecuteSql"),
            "redshift-data",
            Set.of("ExecuteStatement", "BatchExecuteStatement", "GetStatementResult", "GetStatementResultV2"),
            "timestream",
            Set.of("Query"),
            "sqs",
            Set.of("ReceiveMessage"),
            "kinesis",
            Set.of("GetRecords"));

    /** Likewise: what reaches people, in the account's name and at its cost. */
    private static final Map<String, Set<String>> TO_PEOPLE = Map.of(
            "ses",
            Set.of(
                    "SendEmail",
                    "SendRawEmail",
                    "SendTemplatedEmail",
                    "SendBulkEmail",
                    "SendBulkTemplatedEmail",
                    "SendCustomVerificationEmail"),
            "sns",
            Set.of("Publish", "PublishBatch"),
            "sms-voice",
            Set.of("SendTextMessage", "SendMediaMessage", "SendVoiceMessage"),
            "mobiletargeting",
            Set.of("SendMessages", "SendUsersMessages"),
            "connect",
            Set.of("StartOutboundVoiceContact", "StartOutboundChatContact", "StartOutboundEmailContact"));

    private static final Set<String> ASKING = Set.of(
            "InvokeModel",
            "InvokeModelWithResponseStream",
            "InvokeModelWithBidirectionalStream",
            "Converse",
            "ConverseStream",
            "CreateInference",
            "InvokeEndpoint",
            "InvokeEndpointAsync",
            "InvokeEndpointWithResponseStream");

    /** Names the measure in savepoints: never changed, never given to another. */
    final int code;

    final String type;
    /** In words. */
    final String unit;
    /** Fewer are never reported. */
    final double worthTelling;

    Measure(int code, String type, String unit, double worthTelling) {
        this.code = code;
        this.type = type;
        this.unit = unit;
        this.worthTelling = worthTelling;
    }

    /** Objects count once however often they are touched, other things by the request. */
    boolean countsObjects() {
        return this == READS || this == DELETES;
    }

    /** Whether calls of this name belong to it. */
    boolean counts(String service, String name) {
        if (this == QUESTIONS) {
            return ASKING.contains(name);
        }
        if (!hasTargets()) {
            String plain = service.substring(0, Math.max(0, service.indexOf('.')));
            return (this == RECORDS ? OF_TABLES : TO_PEOPLE)
                    .getOrDefault(plain, Set.of())
                    .contains(name);
        }
        if (!service.equals(S3)) {
            return false;
        }
        return switch (this) {
            case BYTES, READS -> READING.contains(name);
            case DELETES -> name.startsWith("Delete");
            default -> name.startsWith("List") || name.startsWith("Head");
        };
    }

    /** Whether programs, wherever they run, ask so all day and mostly in vain. */
    static boolean isPolled(ApiCall call) {
        return POLLING.contains(call.name());
    }

    /** What a call that belongs to it adds. */
    double of(ApiCall call) {
        return this == BYTES ? Math.max(0, call.bytesOut()) / MEBIBYTE : 1;
    }

    /** What must be counted to be worth telling: of requests that say nothing of how many objects they delete, fewer. */
    double worthTelling(Volume counted) {
        return this == DELETES && counted.countsRequests() ? worthTelling / OF_A_LIST : worthTelling;
    }

    /** Likewise for a person, who is not reported for it but noted. */
    double worthNoting(Volume counted) {
        return WORTH_NOTING * worthTelling(counted);
    }

    /** Whether each bucket or model is counted by itself, too: which table a statement reads, and whom a message reaches, is not seen. */
    boolean hasTargets() {
        return this != RECORDS && this != SENDINGS;
    }

    /** Name of the bucket or model. */
    @Nullable
    String target(ApiCall call) {
        return call.text(this == QUESTIONS ? ApiField.MODEL : ApiField.BUCKET);
    }

    long targetHash(ApiCall call) {
        return call.hash(this == QUESTIONS ? ApiField.MODEL : ApiField.BUCKET);
    }
}
