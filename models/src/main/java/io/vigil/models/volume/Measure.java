package io.vigil.models.volume;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is counted of a principal's day, for each bucket or model and for all together. */
enum Measure {
    LOOKS(0, "Discovery:S3/AnomalousBehavior", "requests to look around", 100),
    READS(1, "Exfiltration:S3/AnomalousBehavior", "objects read", 100),
    BYTES(2, "Exfiltration:S3/AnomalousBehavior", "MiB read", 100),
    DELETES(3, "Impact:S3/AnomalousBehavior.Delete", "objects deleted", 50),
    QUESTIONS(4, "Impact:IAMUser/CostHarvesting", "requests to models", 100);

    /** Programs delete a few at a time by lists, people who empty a bucket a thousand. */
    private static final int OF_A_LIST = 5;

    private static final String S3 = "s3.amazonaws.com";
    private static final double MEBIBYTE = 1 << 20;
    private static final Set<String> READING =
            Set.of("GetObject", "GetObjectVersion", "CopyObject", "SelectObjectContent", "GetObjectTorrent");
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
        if (!service.equals(S3)) {
            return false;
        }
        return switch (this) {
            case BYTES, READS -> READING.contains(name);
            case DELETES -> name.startsWith("Delete");
            default -> name.startsWith("List") || name.startsWith("Head");
        };
    }

    /** What a call that belongs to it adds. */
    double of(ApiCall call) {
        return this == BYTES ? Math.max(0, call.bytesOut()) / MEBIBYTE : 1;
    }

    /** What must be counted to be worth telling: of requests that say nothing of how many objects they delete, fewer. */
    double worthTelling(Volume counted) {
        return this == DELETES && counted.countsRequests() ? worthTelling / OF_A_LIST : worthTelling;
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
