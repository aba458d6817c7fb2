package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a finding is about, from wherever GuardDuty's JSON has it.
 *
 * @param type ASFF's, such as {@code AwsEc2Instance}
 * @param id ARN, or what ASFF writes where there is none
 */
record Resource(String type, String id, String name) {
    private static final Map<String, String> TYPES = Map.of(
            "EC2_INSTANCE", "AwsEc2Instance",
            "ACCESS_KEY", "AwsIamAccessKey",
            "S3_BUCKET", "AwsS3Bucket",
            "S3_OBJECT", "AwsS3Object");

    /** ASFF takes 32. */
    private static final int MOST = 32;

    /** At least one: the account, where nothing else is known. */
    static List<Resource> of(JsonNode finding) {
        var found = new LinkedHashMap<String, Resource>();
        String instance = finding.at("/resource/instanceDetails/instanceId").asText();
        if (!instance.isEmpty()) {
            add(found, "AwsEc2Instance", arn(finding, "ec2", "instance/" + instance), instance);
        }
        String key = finding.at("/resource/accessKeyDetails/accessKeyId").asText();
        if (!key.isEmpty()) {
            add(found, "AwsIamAccessKey", keyId(key), key);
        }
        for (JsonNode bucket : finding.at("/resource/s3BucketDetails")) {
            add(
                    found,
                    "AwsS3Bucket",
                    bucket.path("arn").asText(),
                    bucket.path("name").asText());
        }
        for (JsonNode each : finding.at("/service/detection/sequence/resources")) {
            addOfSequence(found, each);
        }
        if (found.isEmpty()) {
            String account = finding.path("accountId").asText();
            add(found, "AwsAccount", "AWS::::Account:" + account, account);
        }
        return found.values().stream().limit(MOST).toList();
    }

    private static void addOfSequence(Map<String, Resource> found, JsonNode resource) {
        String type = TYPES.getOrDefault(resource.path("resourceType").asText(), "Other");
        String uid = resource.path("uid").asText();
        add(
                found,
                type,
                type.equals("AwsIamAccessKey") ? keyId(uid) : uid,
                resource.path("name").asText(uid));
    }

    private static void add(Map<String, Resource> found, String type, String id, String name) {
        if (!id.isEmpty()) {
            found.putIfAbsent(id, new Resource(type, id, name));
        }
    }

    private static String keyId(String key) {
        return "AWS::IAM::AccessKey:" + key;
    }

    private static String arn(JsonNode finding, String service, String rest) {
        return String.join(
                ":",
                "arn",
                finding.path("partition").asText("aws"),
                service,
                finding.path("region").asText(),
                finding.path("accountId").asText(),
                rest);
    }
}
