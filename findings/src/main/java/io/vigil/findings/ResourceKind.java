package io.vigil.findings;

import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Signal;

/** GuardDuty's {@code resource.resourceType}, for the logs that Vigil reads. */
enum ResourceKind {
    ACCESS_KEY("AccessKey"),
    S3_BUCKET("S3Bucket"),
    INSTANCE("Instance"),
    LAMBDA("Lambda"),
    ATTACK_SEQUENCE("AttackSequence"),
    /** Not GuardDuty's: what was not delivered, which Vigil notices of itself. */
    LOG("Log");

    private final String text;

    ResourceKind(String text) {
        this.text = text;
    }

    /** As the finding's JSON writes it. */
    String text() {
        return text;
    }

    /** An S3 finding from data events is about the bucket; one from management events is about the key that was used, as in GuardDuty. */
    static ResourceKind of(Signal signal) {
        String type = String.valueOf(signal.detection().type());
        if (type.startsWith("AttackSequence:")) {
            return ATTACK_SEQUENCE;
        }
        if (type.startsWith("SelfCheck:")) {
            return LOG;
        }
        if (!(signal.activity() instanceof ApiCallActivity call)) {
            return word(signal).equals("Lambda") ? LAMBDA : INSTANCE;
        }
        if (call.s3Data()) {
            return word(signal).equals("S3") ? S3_BUCKET : ACCESS_KEY;
        }
        return word(signal).equals("EC2") ? INSTANCE : ACCESS_KEY;
    }

    /** The resource in {@code Purpose:Resource/Family}. */
    static String word(Signal signal) {
        String type = String.valueOf(signal.detection().type());
        int from = type.indexOf(':') + 1;
        int to = type.indexOf('/', from);
        return to < 0 ? "" : type.substring(from, to);
    }
}
